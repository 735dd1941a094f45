/**
 * The network on buffers, made once for a size of batch: what a run leaves the next one of its size takes. A network has
 * a hundred dispatches, and to bind them anew for every run costs memory that the browser gets back late.
 */
import type { NetworkShape } from "../denoiser.ts";
import { type Bind, type Bound, destroyBound, makeBound, type Run } from "./bound.ts";

export interface Place {
  readonly bound: Bound;
  readonly run: Run;
}

/** How many wait for who wants them: those of a run of a few batches, the last of which is smaller. */
const MOST = 4;

export class Places {
  readonly #gpu: GPUDevice;
  readonly #shape: NetworkShape;
  readonly #bind: Bind;
  /** Those that were left, the last at the end. */
  readonly #free: Place[] = [];

  constructor(gpu: GPUDevice, shape: NetworkShape, bind: Bind) {
    this.#gpu = gpu;
    this.#shape = shape;
    this.#bind = bind;
  }

  /** Whose values are anybody's. */
  take(batch: number): Place {
    const at = this.#free.findLastIndex(({ bound }) => bound.batch === batch);
    if (at >= 0) return this.#free.splice(at, 1)[0]!;
    const bound = makeBound(this.#gpu, this.#shape, batch);
    return { bound, run: this.#bind(bound) };
  }

  /** When no commands that name it are still to be submitted. */
  leave(place: Place): void {
    this.#free.push(place);
    for (const oldest of this.#free.splice(0, Math.max(0, this.#free.length - MOST))) destroy(oldest);
  }

  dispose(): void {
    for (const place of this.#free.splice(0)) destroy(place);
  }
}

function destroy({ run, bound }: Place): void {
  run.dispose();
  destroyBound(bound);
}
