/** A dispatch by itself, in one tile or another, on buffers of its own with noise in them. */
import { makeBindGroup, makeBuffer, makeFilledBuffer } from "../../webgpu/gpu-objects.ts";
import { type Dispatch, distinct, sizesOf, typesOf } from "../lower/dispatch.ts";
import { bytesEach, isHalf, type Tensor } from "../lower/view.ts";
import { compiled } from "../run/program.ts";

/** Runs are of 1, 4 and 16 pictures. */
const PICTURES = 4;
/** Where so many would be large, one. */
const MOST_BYTES = 2 ** 26;
/** As much of a result is held against that of another tile. */
const COMPARED_BYTES = 2 ** 22;

export class Alone {
  readonly #gpu: GPUDevice;
  readonly #pictures: number;
  /** What every tile reads and writes, in the order of its bindings but for d. */
  readonly #buffers: readonly GPUBuffer[];
  readonly #rowOf: GPUBuffer;
  readonly #staging: GPUBuffer;
  #sizes: GPUBuffer | null = null;
  #encode: (pass: GPUComputePassEncoder) => void = () => {};

  constructor(gpu: GPUDevice, dispatch: Dispatch) {
    const tensors = [...distinct(dispatch.reads).map(({ tensor }) => tensor), dispatch.write];
    const one = tensors.reduce((sum, tensor) => sum + bytesEach(tensor), 0);
    this.#gpu = gpu;
    this.#pictures = one * PICTURES <= MOST_BYTES ? PICTURES : 1;
    this.#buffers = tensors.map((tensor) => filled(gpu, tensor, this.#pictures));
    this.#rowOf = makeFilledBuffer(gpu, "row of each", new Uint32Array(this.#pictures), GPUBufferUsage.STORAGE);
    const compared = Math.min(this.#buffers.at(-1)!.size, COMPARED_BYTES);
    const { COPY_DST, MAP_READ } = GPUBufferUsage;
    this.#staging = makeBuffer(gpu, "result of a tile", compared, COPY_DST | MAP_READ);
  }

  /** Another tile of the same: the bits that it makes. */
  async put(dispatch: Dispatch): Promise<Uint32Array> {
    const types = typesOf(dispatch, "pictures");
    const { pipeline, layout } = await compiled(this.#gpu, dispatch, "pictures");
    this.#sizes?.destroy();
    this.#sizes = makeFilledBuffer(this.#gpu, "sizes", sizesOf(dispatch, "pictures"), GPUBufferUsage.UNIFORM);
    const resources = [...this.#buffers, this.#sizes, this.#rowOf].slice(0, types.length);
    const entries = resources.map((buffer, binding) => ({ binding, resource: { buffer } }));
    const group = makeBindGroup(this.#gpu, layout, entries);
    const [x, y] = dispatch.groups;
    this.#encode = (pass) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(x, y, this.#pictures);
    };
    const commands = this.#commands(1);
    commands.copyBufferToBuffer(this.#buffers.at(-1)!, 0, this.#staging, 0, this.#staging.size);
    this.#gpu.queue.submit([commands.finish()]);
    await this.#staging.mapAsync(GPUMapMode.READ);
    const bits = new Uint32Array(this.#staging.getMappedRange().slice(0));
    this.#staging.unmap();
    return bits;
  }

  /** ms of so many dispatches of what was put last. */
  async took(times: number): Promise<number> {
    const begun = performance.now();
    this.#gpu.queue.submit([this.#commands(times).finish()]);
    await this.#gpu.queue.onSubmittedWorkDone();
    return performance.now() - begun;
  }

  dispose(): void {
    for (const buffer of [...this.#buffers, this.#rowOf, this.#staging, this.#sizes]) buffer?.destroy();
  }

  #commands(times: number): GPUCommandEncoder {
    const commands = this.#gpu.createCommandEncoder();
    const pass = commands.beginComputePass();
    for (let i = 0; i < times; i++) this.#encode(pass);
    pass.end();
    return commands;
  }
}

function filled(gpu: GPUDevice, tensor: Tensor, pictures: number): GPUBuffer {
  const bytes = bytesEach(tensor) * (tensor.place.kind === "weight" ? 1 : pictures);
  const size = Math.ceil(bytes / 4) * 4;
  const buffer = makeBuffer(
    gpu,
    "noise",
    size,
    GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
  );
  const values = noise(isHalf(tensor));
  for (let at = 0; at < size; at += values.byteLength) {
    gpu.queue.writeBuffer(buffer, at, values, 0, Math.min(values.length, (size - at) / 4));
  }
  return buffer;
}

/** Values in [−1, 1), of which no bit is always 0. Those of float16 are two in a word: their exponents are one, too. */
function noise(halves: boolean): Uint32Array<ArrayBuffer> {
  let state = 1;
  const words = Uint32Array.from({ length: 2 ** 16 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  });
  if (halves) return words.map((word) => (word & 0x83ff83ff) | 0x38003800);
  return new Uint32Array(Float32Array.from(words, (word) => word / 2 ** 31 - 1).buffer);
}
