/**
 * The slabs of each size of batch: made when a batch of that size is first asked for. No adapter tells its memory, so it is
 * asked for where a refusal is only that, and does not condemn the device.
 */
import { Fault } from "../../../models/fault.ts";
import { makeBuffer } from "../../webgpu/gpu-objects.ts";
import { isAllowed, slabBytes, weightBytes } from "../lower/footprint.ts";
import type { Lowered } from "../lower/lower.ts";
import { slabsFor } from "../lower/slabs.ts";
import type { Memory } from "./instance.ts";

export class Memories {
  readonly #gpu: GPUDevice;
  readonly #list: Lowered;
  readonly #made = new Map<number, Memory>();

  constructor(gpu: GPUDevice, list: Lowered) {
    this.#gpu = gpu;
    this.#list = list;
  }

  /** @throws Fault "too-large" where the GPU has no room for so many pictures; it goes on with what it has. */
  async reserve(batch: number): Promise<void> {
    if (this.#made.has(batch)) return;
    const slabs = slabsFor(this.#list.dispatches, batch);
    if (!isAllowed(slabs, this.#gpu.limits))
      throw this.#tooLarge(batch, slabBytes(slabs), "one buffer would be too long");
    this.#gpu.pushErrorScope("out-of-memory");
    const { STORAGE } = GPUBufferUsage;
    const buffers = slabs.sizes.map((bytes, i) => makeBuffer(this.#gpu, `slab ${i} of ${batch}`, bytes, STORAGE));
    const error = await this.#gpu.popErrorScope();
    if (error) {
      for (const buffer of buffers) buffer.destroy();
      throw this.#tooLarge(batch, slabBytes(slabs), error.message);
    }
    this.#made.set(batch, { slabs, buffers });
  }

  /** Of a batch that room was made for. */
  of(batch: number): Memory {
    const memory = this.#made.get(batch);
    if (!memory) throw new Error(`no memory was reserved for ${batch} pictures`);
    return memory;
  }

  dispose(): void {
    for (const { buffers } of this.#made.values()) for (const buffer of buffers) buffer.destroy();
    this.#made.clear();
  }

  #tooLarge(batch: number, bytes: number, why: string): Fault {
    const megabytes = (count: number) => `${Math.ceil(count / 2 ** 20)} MB`;
    const weights = megabytes(weightBytes(this.#list));
    const pictures = batch === 1 ? "1 picture" : `${batch} pictures`;
    const words = `${pictures} at once take ${megabytes(bytes)} beside the model's ${weights}, which the GPU refuses`;
    return new Fault("too-large", words, `${words} (${why})`);
  }
}
