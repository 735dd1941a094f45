/**
 * A micro-batch on the GPU. Everything it needs is made in the constructor, or was left by one before it
 * (places.ts): rows and timesteps of the whole plan are uploaded once, and a step is the network, one dispatch,
 * a second where its pictures are marked, and one small copy, so that no GPU object of ours is made while it runs
 * (gpu-objects.ts counts).
 */
import { packLanes, ROW_BYTES, ROW_WORDS } from "../../diffusion/pack.ts";
import type { Lane } from "../../diffusion/plan.ts";
import { type Executor, type NetworkShape, pictureSize, type Reading, unnamed } from "../denoiser.ts";
import { gather } from "../gather.ts";
import type { Bound, Run } from "./bound.ts";
import { Commands } from "./commands.ts";
import type { Device } from "./device.ts";
import type { Flight } from "./flight.ts";
import { Frames } from "./frames.ts";
import type { Kernels } from "./gpu-kernels.ts";
import { makeBindGroup, makeFilledBuffer } from "./gpu-objects.ts";
import type { Place, Places } from "./places.ts";
import { StagingRing } from "./staging.ts";

export interface GpuContext {
  readonly device: Device;
  readonly shape: NetworkShape;
  readonly kernels: Kernels;
  readonly flight: Flight;
  readonly places: Places;
}

/** What WebGPU asks of a dynamic offset where the adapter does not say less. */
const OFFSET_ALIGNMENT = 256;
const WORKGROUP = 64;
const FINE = 0xffffffff;

export class GpuExecutor implements Executor {
  readonly lanes: readonly Lane[];
  readonly #context: GpuContext;
  readonly #positions: number;
  readonly #place: Place;
  readonly #bound: Bound;
  readonly #run: Run;
  /** x̂₀ of the last step, [B, C, H, W]. */
  readonly #previous: GPUBuffer;
  /** [positions, B] rows, every position padded to `#stride` bytes. */
  readonly #rows: GPUBuffer;
  readonly #stride: number;
  /** [positions, B] */
  readonly #timesteps: GPUBuffer;
  readonly #marked: ReadonlySet<number>;
  readonly #frames: Frames;
  readonly #notFinite: GPUBuffer;
  readonly #stepGroup: GPUBindGroup;
  readonly #ring: StagingRing;
  #done = 0;
  /** The network's evaluation under way: it still submits commands that name our buffers. */
  #running: Promise<void> = Promise.resolve();
  #disposed = false;

  constructor(context: GpuContext, lanes: readonly Lane[], marked: ReadonlySet<number> = new Set()) {
    const { device, shape, kernels } = context;
    const { gpu } = device;
    context.flight.send();
    const batch = packLanes(lanes, unnamed(shape));
    const B = batch.images;
    const E = batch.asked.length;
    const D = pictureSize(shape);
    this.lanes = lanes;
    this.#marked = marked;
    this.#context = context;
    this.#positions = batch.positions;

    const { STORAGE, COPY_SRC } = GPUBufferUsage;
    this.#place = context.places.take(E);
    this.#bound = this.#place.bound;
    this.#run = this.#place.run;
    const asked = batch.asked.map((image) => lanes[image]!);
    gpu.queue.writeBuffer(
      this.#bound.x,
      0,
      gather(asked, D, (lane) => lane.x),
    );
    if (this.#bound.labels) gpu.queue.writeBuffer(this.#bound.labels, 0, batch.labels);
    const previous = gather(lanes, D, (lane) => lane.previous);
    this.#previous = makeFilledBuffer(gpu, `x̂₀ [${B}, C, H, W]`, previous, STORAGE | COPY_SRC);
    this.#stride = Math.ceil((B * ROW_BYTES) / OFFSET_ALIGNMENT) * OFFSET_ALIGNMENT;
    this.#rows = makeFilledBuffer(gpu, `rows [${batch.positions}, ${B}]`, this.#padded(batch.words, B), STORAGE);
    this.#timesteps = makeFilledBuffer(
      gpu,
      `timesteps [${batch.positions}, ${E}]`,
      atLeastOne(batch.timesteps),
      COPY_SRC,
    );
    if (batch.positions > 0) gpu.queue.writeBuffer(this.#bound.timestep, 0, batch.timesteps, 0, E);
    this.#notFinite = makeFilledBuffer(gpu, "first lane not finite", new Uint32Array([FINE]), STORAGE | COPY_SRC);

    const { x, m } = this.#bound;
    const rows = { buffer: this.#rows, size: this.#stride };
    const stepBuffers = [kernels.quantiles, x, m, this.#previous, this.#notFinite].map((buffer) => ({ buffer }));
    const entries = (resources: GPUBufferBinding[]) => resources.map((resource, binding) => ({ binding, resource }));
    this.#stepGroup = makeBindGroup(gpu, kernels.step.layout, entries([rows, ...stepBuffers]));
    this.#frames = new Frames(gpu, kernels, shape, B, x, this.#previous);
    this.#ring = new StagingRing(device, `of a micro-batch of ${B}`, this.#frames.bytes + 4 + 2 * previous.byteLength);
    this.#run.plan(batch);
  }

  get done(): number {
    return this.#done;
  }

  get burst(): number {
    const most = this.#context.flight.burst(this.#bound.batch);
    let { room } = this.#frames;
    for (let count = 0; count < most; count++) {
      if (this.#marked.has(this.#done + count + 1) && room-- === 0) return count;
    }
    return most;
  }

  async step(count: number): Promise<void> {
    const { device, flight } = this.#context;
    const last = Math.min(this.#done + count, this.#positions);
    const steps = last - this.#done;
    if (steps <= 0 || this.#disposed) return;
    flight.send();
    const E = this.#bound.batch;
    const commands = new Commands(device.gpu, flight.part(E));
    this.#running = this.#encode(last, commands);
    await this.#running;
    flight.hold(E, steps, commands);
  }

  send(): void {
    this.#context.flight.send();
  }

  async #encode(last: number, commands: Commands): Promise<void> {
    const { kernels, shape } = this.#context;
    const E = this.#bound.batch;
    while (this.#done < last) {
      await this.#run.step(this.#done, commands);
      if (this.#disposed) return;
      const pass = commands.encoder.beginComputePass();
      pass.setPipeline(kernels.step.pipeline);
      pass.setBindGroup(0, this.#stepGroup, [this.#done * this.#stride]);
      pass.dispatchWorkgroups(Math.ceil(pictureSize(shape) / 4 / WORKGROUP), this.lanes.length);
      pass.end();
      this.#done++;
      if (this.#marked.has(this.#done)) this.#frames.pack(commands, this.#done);
      if (this.#done === this.#positions) return;
      commands.encoder.copyBufferToBuffer(this.#timesteps, this.#done * E * 4, this.#bound.timestep, 0, E * 4);
    }
  }

  get canRead(): boolean {
    return this.#ring.hasFree;
  }

  readable(): Promise<void> {
    return this.#ring.waitFree();
  }

  async read(part: "pictures" | "state"): Promise<Reading> {
    const { device, shape, flight } = this.#context;
    const B = this.lanes.length;
    const D = pictureSize(shape);
    const staging = this.#ring.take();
    const done = this.#done;
    // In one submission with the steps that led here: beside fast ones it would be as many again.
    const commands = flight.held ?? new Commands(device.gpu, 1);
    this.#frames.pack(commands, done);
    // What a display frame needs comes first, so that it maps no more than that.
    const frames = this.#frames.take(commands, staging);
    const sources = [this.#notFinite, ...(part === "state" ? [this.#bound.x, this.#previous] : [])];
    let { bytes } = frames;
    for (const source of sources) {
      const size = source === this.#bound.x ? this.#previous.size : source.size; // without those asked about twice
      commands.encoder.copyBufferToBuffer(source, 0, staging, bytes, size);
      bytes += size;
    }
    if (flight.held) flight.send();
    else commands.submit();

    const copy = await this.#ring.map(staging, bytes);
    const marked = frames.pictures(copy);
    const pictures = marked.get(done)!;
    marked.delete(done);
    const wrong = new Uint32Array(copy, frames.bytes, 1)[0]!;
    const floats = (index: number) => new Float32Array(copy, frames.bytes + 4 + index * B * D * 4, B * D);
    return {
      pictures,
      marked,
      state: part === "state" ? { x: floats(0), previous: floats(1) } : null,
      notFinite: wrong === FINE ? null : wrong,
    };
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    // A buffer destroyed before the commands that name it are submitted would condemn the device.
    const destroy = () => this.#destroy();
    this.#running.then(destroy, destroy);
  }

  #destroy(): void {
    this.send();
    this.#context.places.leave(this.#place);
    for (const buffer of [this.#previous, this.#rows, this.#timesteps, this.#notFinite]) buffer.destroy();
    this.#frames.dispose();
    this.#ring.dispose();
  }

  #padded(words: Uint32Array, B: number): Uint32Array<ArrayBuffer> {
    const stride = this.#stride / 4;
    const out = new Uint32Array(Math.max(1, this.#positions) * stride);
    const row = B * ROW_WORDS;
    for (let position = 0; position < this.#positions; position++) {
      out.set(words.subarray(position * row, (position + 1) * row), position * stride);
    }
    return out;
  }
}

/** A plan without steps still needs a buffer to bind. */
function atLeastOne(values: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  return values.length > 0 ? values : new Float32Array(1);
}
