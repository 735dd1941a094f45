/**
 * A micro-batch's pictures as bytes, on the GPU until they are read: those that are marked, each in a place of its own, and
 * those of the last step. So many steps can go by without a word from the GPU.
 */
import type { NetworkShape, Pictures } from "../denoiser.ts";
import type { Commands } from "./commands.ts";
import type { Kernels } from "./gpu-kernels.ts";
import { makeBindGroup, makeBuffer } from "./gpu-objects.ts";

/** What WebGPU asks of a dynamic offset where the adapter does not say less. */
const ALIGNMENT = 256;
const WORKGROUP = 64;
/** Of marked pictures that wait. */
const MOST_BYTES = 2 ** 20;
const MOST_PLACES = 64;

export class Frames {
  readonly #kernels: Kernels;
  readonly #batch: number;
  readonly #pixels: number;
  /** RGBA8 [2, B, H, W] in each place: x̂₀, then x. */
  readonly #rgba: GPUBuffer;
  readonly #place: number;
  readonly #places: number;
  readonly #group: GPUBindGroup;
  /** After how many steps what is packed was so, place by place. */
  #packed: number[] = [];

  /** @param x @param x0 float32 [B, C, H, W] */
  constructor(
    gpu: GPUDevice,
    kernels: Kernels,
    { height, width }: NetworkShape,
    batch: number,
    x: GPUBuffer,
    x0: GPUBuffer,
  ) {
    this.#kernels = kernels;
    this.#batch = batch;
    this.#pixels = height * width;
    const bytes = 2 * batch * this.#pixels * 4;
    this.#place = Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    // One more than are marked, for those of the last step.
    this.#places = 1 + Math.max(1, Math.min(MOST_PLACES, Math.floor(MOST_BYTES / this.#place)));
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
    this.#rgba = makeBuffer(gpu, `rgba [${this.#places}, 2, ${batch}, H, W]`, this.#places * this.#place, usage);
    const resources = [{ buffer: x }, { buffer: x0 }, { buffer: this.#rgba, size: bytes }];
    const entries = resources.map((resource, binding) => ({ binding, resource }));
    this.#group = makeBindGroup(gpu, kernels.packFrame.layout, entries);
  }

  /** Bytes of all places. */
  get bytes(): number {
    return this.#rgba.size;
  }

  /** How many more can be marked before they are read. */
  get room(): number {
    return this.#places - 1 - this.#packed.length;
  }

  /** Packs what is there after so many steps, once. */
  pack({ encoder }: Commands, done: number): void {
    if (this.#packed.at(-1) === done) return;
    const pass = encoder.beginComputePass();
    pass.setPipeline(this.#kernels.packFrame.pipeline);
    pass.setBindGroup(0, this.#group, [this.#packed.length * this.#place]);
    pass.dispatchWorkgroups(Math.ceil(this.#pixels / WORKGROUP), this.#batch);
    pass.end();
    this.#packed.push(done);
  }

  /** Copies all of it to the beginning of a buffer, and begins anew; how it is found there. */
  take({ encoder }: Commands, to: GPUBuffer): Taken {
    const packed = this.#packed;
    this.#packed = [];
    const bytes = packed.length * this.#place;
    encoder.copyBufferToBuffer(this.#rgba, 0, to, 0, bytes);
    const half = this.#batch * this.#pixels * 4;
    const at = (copy: ArrayBuffer, place: number): Pictures => ({
      x0: new Uint8ClampedArray(copy, place * this.#place, half),
      x: new Uint8ClampedArray(copy, place * this.#place + half, half),
    });
    return { bytes, pictures: (copy) => new Map(packed.map((done, place) => [done, at(copy, place)])) };
  }

  dispose(): void {
    this.#rgba.destroy();
  }
}

export interface Taken {
  readonly bytes: number;
  /** Pictures by how many steps were done. */
  readonly pictures: (copy: ArrayBuffer) => Map<number, Pictures>;
}
