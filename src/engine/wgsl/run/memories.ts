/** The slabs of each size of batch: made when a batch of that size is first asked for. */
import { makeBuffer } from "../../webgpu/gpu-objects.ts";
import type { Dispatch } from "../lower/dispatch.ts";
import { slabsFor } from "../lower/slabs.ts";
import type { Memory } from "./instance.ts";

export class Memories {
  readonly #gpu: GPUDevice;
  readonly #dispatches: readonly Dispatch[];
  readonly #made = new Map<number, Memory>();

  constructor(gpu: GPUDevice, dispatches: readonly Dispatch[]) {
    this.#gpu = gpu;
    this.#dispatches = dispatches;
  }

  of(batch: number): Memory {
    const known = this.#made.get(batch);
    if (known) return known;
    const slabs = slabsFor(this.#dispatches, batch);
    const { STORAGE } = GPUBufferUsage;
    const buffers = slabs.sizes.map((bytes, i) => makeBuffer(this.#gpu, `slab ${i} of ${batch}`, bytes, STORAGE));
    const memory = { slabs, buffers };
    this.#made.set(batch, memory);
    return memory;
  }

  dispose(): void {
    for (const { buffers } of this.#made.values()) for (const buffer of buffers) buffer.destroy();
    this.#made.clear();
  }
}
