/**
 * A micro-batch on the GPU. Everything it needs is made in the constructor: rows and timesteps of
 * the whole plan are uploaded once, and a step is the network, one dispatch and one small copy, so
 * that no GPU object of ours is made while it runs (gpu-objects.ts counts).
 */
import { packLanes, ROW_BYTES, ROW_WORDS } from "../../diffusion/pack.ts";
import type { Lane } from "../../diffusion/plan.ts";
import { type Executor, type NetworkShape, pictureSize, type Reading } from "../denoiser.ts";
import { gather } from "../gather.ts";
import { type Bind, type Bound, destroyBound, makeBound, type Run } from "./bound.ts";
import type { Device } from "./device.ts";
import type { Flight } from "./flight.ts";
import type { Kernels } from "./gpu-kernels.ts";
import { makeBindGroup, makeBuffer, makeFilledBuffer } from "./gpu-objects.ts";
import { StagingRing } from "./staging.ts";

export interface GpuContext {
  readonly device: Device;
  readonly shape: NetworkShape;
  readonly kernels: Kernels;
  readonly flight: Flight;
  readonly bind: Bind;
}

/** What WebGPU asks of a dynamic offset where the adapter does not say less. */
const OFFSET_ALIGNMENT = 256;
const WORKGROUP = 64;
const FINE = 0xffffffff;

export class GpuExecutor implements Executor {
  readonly lanes: readonly Lane[];
  readonly #context: GpuContext;
  readonly #positions: number;
  readonly #bound: Bound;
  readonly #run: Run;
  /** x̂₀ of the last step, [B, C, H, W]. */
  readonly #previous: GPUBuffer;
  /** [positions, B] rows, every position padded to `#stride` bytes. */
  readonly #rows: GPUBuffer;
  readonly #stride: number;
  /** [positions, B] */
  readonly #timesteps: GPUBuffer;
  /** RGBA8 [2, B, H, W]: x̂₀, then x. */
  readonly #rgba: GPUBuffer;
  readonly #notFinite: GPUBuffer;
  readonly #stepGroup: GPUBindGroup;
  readonly #packGroup: GPUBindGroup;
  readonly #ring: StagingRing;
  #done = 0;
  /** The network's evaluation under way: it still submits commands that name our buffers. */
  #running: Promise<void> = Promise.resolve();
  #disposed = false;

  constructor(context: GpuContext, lanes: readonly Lane[]) {
    const { device, shape, kernels } = context;
    const { gpu } = device;
    const batch = packLanes(lanes, shape.classes);
    const B = batch.images;
    const E = batch.asked.length;
    const D = pictureSize(shape);
    this.lanes = lanes;
    this.#context = context;
    this.#positions = batch.positions;

    const { STORAGE, COPY_SRC } = GPUBufferUsage;
    this.#bound = makeBound(gpu, shape, E);
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
    this.#rgba = makeBuffer(gpu, `rgba [2, ${B}, H, W]`, 2 * B * shape.height * shape.width * 4, STORAGE | COPY_SRC);
    this.#notFinite = makeFilledBuffer(gpu, "first lane not finite", new Uint32Array([FINE]), STORAGE | COPY_SRC);

    const { x, m } = this.#bound;
    const rows = { buffer: this.#rows, size: this.#stride };
    const stepBuffers = [kernels.quantiles, x, m, this.#previous, this.#notFinite].map((buffer) => ({ buffer }));
    const packBuffers = [x, this.#previous, this.#rgba].map((buffer) => ({ buffer }));
    const entries = (resources: GPUBufferBinding[]) => resources.map((resource, binding) => ({ binding, resource }));
    this.#stepGroup = makeBindGroup(gpu, kernels.step.layout, entries([rows, ...stepBuffers]));
    this.#packGroup = makeBindGroup(gpu, kernels.packFrame.layout, entries(packBuffers));
    this.#ring = new StagingRing(device, `of a micro-batch of ${B}`, this.#rgba.size + 4 + 2 * previous.byteLength);
    this.#run = context.bind(this.#bound);
    this.#run.plan(batch);
  }

  get done(): number {
    return this.#done;
  }

  async step(): Promise<void> {
    if (this.#done >= this.#positions || this.#disposed) return;
    this.#running = this.#run.step(this.#done);
    await this.#running;
    if (this.#disposed) return;
    const { device, kernels, flight, shape } = this.#context;
    const B = this.lanes.length;
    const E = this.#bound.batch;
    const commands = device.gpu.createCommandEncoder();
    const pass = commands.beginComputePass();
    pass.setPipeline(kernels.step.pipeline);
    pass.setBindGroup(0, this.#stepGroup, [this.#done * this.#stride]);
    pass.dispatchWorkgroups(Math.ceil(pictureSize(shape) / 4 / WORKGROUP), B);
    pass.end();
    this.#done++;
    if (this.#done < this.#positions) {
      commands.copyBufferToBuffer(this.#timesteps, this.#done * E * 4, this.#bound.timestep, 0, E * 4);
    }
    device.gpu.queue.submit([commands.finish()]);
    flight.add(E, device.gpu.queue.onSubmittedWorkDone());
  }

  get canRead(): boolean {
    return this.#ring.hasFree;
  }

  readable(): Promise<void> {
    return this.#ring.waitFree();
  }

  async read(part: "pictures" | "state"): Promise<Reading> {
    const { device, kernels, shape } = this.#context;
    const B = this.lanes.length;
    const D = pictureSize(shape);
    const staging = this.#ring.take();
    const pixels = shape.height * shape.width;
    const commands = device.gpu.createCommandEncoder();
    const pass = commands.beginComputePass();
    pass.setPipeline(kernels.packFrame.pipeline);
    pass.setBindGroup(0, this.#packGroup);
    pass.dispatchWorkgroups(Math.ceil(pixels / WORKGROUP), B);
    pass.end();
    // What a display frame needs comes first, so that it maps no more than that.
    const sources = [this.#rgba, this.#notFinite, ...(part === "state" ? [this.#bound.x, this.#previous] : [])];
    let bytes = 0;
    for (const source of sources) {
      const size = source === this.#bound.x ? this.#previous.size : source.size; // without those asked about twice
      commands.copyBufferToBuffer(source, 0, staging, bytes, size);
      bytes += size;
    }
    device.gpu.queue.submit([commands.finish()]);

    const copy = await this.#ring.map(staging, bytes);
    const half = B * pixels * 4;
    const wrong = new Uint32Array(copy, 2 * half, 1)[0]!;
    const floats = (index: number) => new Float32Array(copy, 2 * half + 4 + index * B * D * 4, B * D);
    return {
      pictures: { x0: new Uint8ClampedArray(copy, 0, half), x: new Uint8ClampedArray(copy, half, half) },
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
    this.#run.dispose();
    destroyBound(this.#bound);
    for (const buffer of [this.#previous, this.#rows, this.#timesteps, this.#rgba, this.#notFinite]) buffer.destroy();
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
