/**
 * A ring of buffers through which values come back from the GPU. The loop never waits for one to
 * be mapped: it takes a free buffer, queues the copy, and goes on. Where none is free, a display
 * frame is left out; what must be read waits.
 */
import type { Device } from "./device.ts";
import { makeBuffer } from "./gpu-objects.ts";

const SLOTS = 3;

export class StagingRing {
  readonly #device: Device;
  readonly #free: GPUBuffer[];
  #freed: (() => void)[] = [];
  #disposed = false;

  constructor(device: Device, label: string, bytes: number) {
    this.#device = device;
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
    this.#free = Array.from({ length: SLOTS }, () => makeBuffer(device.gpu, `staging ${label}`, bytes, usage));
  }

  get hasFree(): boolean {
    return this.#free.length > 0;
  }

  /** Resolves when a buffer is free, and when none ever will be: after `dispose`. */
  async waitFree(): Promise<void> {
    while (!this.hasFree && !this.#disposed)
      await this.#device.guard(new Promise<void>((resolve) => this.#freed.push(resolve)));
  }

  /** A buffer to copy to; it comes back to the ring through `map`. */
  take(): GPUBuffer {
    const buffer = this.#free.pop();
    if (!buffer) throw new Error("no staging buffer is free: wait for one before reading");
    return buffer;
  }

  /** The first `bytes` of a taken buffer, once the copies queued so far are done. */
  async map(buffer: GPUBuffer, bytes: number): Promise<ArrayBuffer> {
    try {
      await this.#device.guard(buffer.mapAsync(GPUMapMode.READ, 0, bytes));
      const copy = buffer.getMappedRange(0, bytes).slice(0);
      buffer.unmap();
      return copy;
    } finally {
      if (this.#disposed) buffer.destroy();
      else this.#free.push(buffer);
      this.#wake();
    }
  }

  /** Buffers still being mapped are destroyed when they come back. */
  dispose(): void {
    this.#disposed = true;
    for (const buffer of this.#free.splice(0)) buffer.destroy();
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#freed.splice(0)) resolve();
  }
}
