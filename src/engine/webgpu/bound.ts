/** A micro-batch's buffers as the network sees them: inputs and outputs that stay on the GPU. */
import { type NetworkShape, pictureSize } from "../denoiser.ts";
import type { Commands } from "./commands.ts";
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

/** What the network will be asked, known before the first step. */
export interface Calls {
  /** [positions, B], the model's indices: what `timestep` holds at each position. */
  readonly timesteps: Float32Array;
  /** [B], what `labels` holds. */
  readonly labels: Float32Array;
}

/** The network on given buffers. */
export interface Run {
  /** Tells the calls that follow, in place of those told before. */
  plan(calls: Calls): void;
  /**
   * The evaluation at a position of the plan, behind what is in the commands: put in there, or, by an engine that submits
   * for itself, after they were submitted. Resolves when it is.
   */
  step(position: number, commands: Commands): Promise<void>;
  dispose(): void;
}

/** All that an engine has to say: how its network runs on given buffers. */
export type Bind = (bound: Bound) => Run;

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
