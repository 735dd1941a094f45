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
  /** [B], where the network knows classes. */
  readonly labels: GPUBuffer | null;
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
  // onnxruntime binds whole 16-byte units: a lone float32 needs them too.
  const one = Math.max(16, batch * 4);
  return {
    batch,
    x: makeBuffer(gpu, `x [${batch}, C, H, W]`, size, usage),
    timestep: makeBuffer(gpu, `timestep [${batch}]`, one, usage),
    labels: shape.classes > 0 ? makeBuffer(gpu, `labels [${batch}]`, one, usage) : null,
    m: makeBuffer(gpu, `m [${batch}, outputs, H, W]`, (size / shape.channels) * shape.outputs, usage),
  };
}

export function destroyBound({ x, timestep, labels, m }: Bound): void {
  for (const buffer of [x, timestep, labels, m]) buffer?.destroy();
}
