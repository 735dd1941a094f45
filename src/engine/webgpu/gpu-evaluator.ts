/** One evaluation with values in and values out, on the GPU; buffers are made once for each size of batch. */

import { type Denoiser, type NetworkShape, noLabels, type Values } from "../denoiser.ts";
import { type Bind, type Bound, destroyBound, makeBound, type Run } from "./bound.ts";
import { Commands } from "./commands.ts";
import type { Device } from "./device.ts";
import type { Flight } from "./flight.ts";
import { StagingRing } from "./staging.ts";

interface Place {
  readonly bound: Bound;
  readonly run: Run;
  readonly ring: StagingRing;
}

export class GpuEvaluator {
  readonly #device: Device;
  readonly #shape: NetworkShape;
  readonly #bind: Bind;
  readonly #reserve: Denoiser["reserve"];
  readonly #flight: Flight;
  readonly #places = new Map<number, Place>();

  constructor(device: Device, shape: NetworkShape, bind: Bind, reserve: Denoiser["reserve"], flight: Flight) {
    this.#device = device;
    this.#shape = shape;
    this.#bind = bind;
    this.#reserve = reserve;
    this.#flight = flight;
  }

  /** @see Denoiser.evaluate */
  async evaluate(x: Float32Array, timestep: Float32Array, labels?: Float32Array): Promise<Values> {
    await this.#reserve(timestep.length);
    const { bound, run, ring } = this.#place(timestep.length);
    const { gpu } = this.#device;
    this.#flight.send();
    gpu.queue.writeBuffer(bound.x, 0, x as Values);
    gpu.queue.writeBuffer(bound.timestep, 0, timestep as Values);
    const told = labels ?? noLabels(this.#shape, timestep.length);
    if (bound.labels) gpu.queue.writeBuffer(bound.labels, 0, told as Values);
    run.plan({ timesteps: timestep, labels: told });
    const commands = new Commands(gpu, this.#flight.part(bound.batch));
    await run.step(0, commands);
    await ring.waitFree();
    const staging = ring.take();
    commands.encoder.copyBufferToBuffer(bound.m, 0, staging, 0, bound.m.size);
    commands.submit();
    return new Float32Array(await ring.map(staging, bound.m.size));
  }

  dispose(): void {
    for (const { bound, run, ring } of this.#places.values()) {
      run.dispose();
      destroyBound(bound);
      ring.dispose();
    }
    this.#places.clear();
  }

  #place(batch: number): Place {
    const kept = this.#places.get(batch);
    if (kept) return kept;
    const bound = makeBound(this.#device.gpu, this.#shape, batch);
    const ring = new StagingRing(this.#device, `of m [${batch}]`, bound.m.size);
    const place = { bound, run: this.#bind(bound), ring };
    this.#places.set(batch, place);
    return place;
  }
}
