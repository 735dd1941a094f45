/** A micro-batch's buffers as the network sees them: inputs and outputs that stay on the GPU. */
import { type NetworkShape, pictureSize } from "../denoiser.ts";
import { makeBuffer } from "./gpu-objects.ts";

/** Float32, for B pictures. */
export interface Bound {
  readonly batch: number;
  /** [B, C, H, W] */
  readonly x: GPUBuffer;
  /** [B], the model's indices. */
  readonly timestep: GPUBuffer;
  /** [B, outputs, H, W] */
  readonly m: GPUBuffer;
}

/** Names the buffers as a session's feeds and fetches, once; what comes back runs the network on them. */
export type Bind = (bound: Bound) => RunBound;
/** Resolves when the evaluation is queued on the GPU. */
export type RunBound = () => Promise<void>;

export function makeBound(gpu: GPUDevice, shape: NetworkShape, batch: number): Bound {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const size = batch * pictureSize(shape) * 4;
  return {
    batch,
    x: makeBuffer(gpu, `x [${batch}, C, H, W]`, size, usage),
    // onnxruntime binds whole 16-byte units: a lone float32 needs them too.
    timestep: makeBuffer(gpu, `timestep [${batch}]`, Math.max(16, batch * 4), usage),
    m: makeBuffer(gpu, `m [${batch}, outputs, H, W]`, (size / shape.channels) * shape.outputs, usage),
  };
}

export function destroyBound({ x, timestep, m }: Bound): void {
  x.destroy();
  timestep.destroy();
  m.destroy();
}
