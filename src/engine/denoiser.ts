/**
 * A loaded network on one engine, and a micro-batch of pictures under way on it. The promises
 * below hold for every engine, so that nothing above this file asks which one runs.
 *
 * Order. Work happens in the order it was asked for: a reading asked for after a step shows that
 * step. Nothing here may be called while an earlier `step` or `evaluate` of the same denoiser has
 * not resolved (two runs of one onnxruntime session block the worker for good); queue.ts is the
 * one caller. Readings may be outstanding meanwhile.
 *
 * Ownership. Arrays that go in are copied before the call returns; arrays that come out are the
 * caller's. An executor's memory is its own until `dispose`.
 *
 * Failure. Every promise rejects with a Fault: "device-lost", "out-of-memory" or "internal".
 * After the first two the denoiser is dead and everything it still says is an error: another needs
 * another worker.
 */
import type { PictureShape } from "../bytes/picture-shape.ts";
import type { Lane } from "../diffusion/plan.ts";

export interface NetworkShape extends PictureShape {
  /** Channels of the output: `channels`, or twice that where the network learned its variance. */
  readonly outputs: number;
  /** How many classes it knows; the label after the last stands for none of them. 0: it takes no label. */
  readonly classes: number;
  /** No label stands for none of them. */
  readonly needsClass?: true;
}

export interface Denoiser {
  readonly shape: NetworkShape;
  /** As EngineInfo names them. */
  readonly adapter: string;
  readonly software: boolean;
  readonly features: readonly string[];
  readonly threads: number;
  /** It keeps float16 between layers: held to more (selfcheck.ts), and what overflows there may be well in float32. */
  readonly halves?: true;
  /** More pictures at once take more memory and no less time each. */
  readonly atOnce?: number;

  /**
   * One evaluation, values in and values out.
   * @param x [B, C, H, W]
   * @param timestep [B], the model's indices
   * @param labels [B]; left out: no class, or the first where it has to be told one
   * @returns [B, outputs, H, W]
   */
  evaluate(x: Float32Array, timestep: Float32Array, labels?: Float32Array): Promise<Float32Array<ArrayBuffer>>;

  /**
   * Makes room for evaluations of so many pictures, guided ones counted twice; before an executor of theirs.
   * @throws Fault "too-large" where there is none. Nothing is lost by it: fewer may be asked for.
   */
  reserve(batch: number): Promise<void>;

  /**
   * Puts a micro-batch on the engine, at the beginning of its lanes. Nothing runs yet.
   * @param marked after how many steps its pictures are to be kept until they are read
   */
  executor(lanes: readonly Lane[], marked?: ReadonlySet<number>): Executor;

  /** Resolves when more steps may be asked for; keeps about 50 ms of GPU work queued, no more. */
  capacity(): Promise<void>;

  dispose(): Promise<void>;
}

export interface Executor {
  readonly lanes: readonly Lane[];
  /** How many steps were asked for so far. A lane whose plan is over stays as it is. */
  readonly done: number;

  /**
   * How many steps may be asked for at once: what one submission to a GPU may take, as far as there is room for the
   * pictures that are marked on the way; 0 where they have to be read first.
   */
  readonly burst: number;
  /** So many steps of every lane, `burst` at the most. Resolves when they can be sent (GPU) or are done (CPU). */
  step(count: number): Promise<void>;
  /** Sends them on their way, where nothing is read of them: `read` and the next `step` do that too. */
  send(): void;

  /** Whether `read` may be called now. */
  readonly canRead: boolean;
  /** Resolves when `read` may be called, or when the memory was freed and it never may again. */
  readable(): Promise<void>;
  /** The pictures as the steps so far leave them. Resolves later; steps need not wait for it. */
  read(part: "pictures" | "state"): Promise<Reading>;

  /** Frees the memory. Outstanding readings still resolve or reject. */
  dispose(): void;
}

/** RGBA8 [B, H, W, 4] of a step's x̂₀, and of the x that came out of it. */
export interface Pictures {
  readonly x0: Pixels;
  readonly x: Pixels;
}

/** A copy of a micro-batch of B lanes. */
export interface Reading {
  /** As the last step left them. */
  readonly pictures: Pictures;
  /** Before it, those marked since the reading before: by how many steps were done, in order. */
  readonly marked: ReadonlyMap<number, Pictures>;
  /** float32 [B, C, H, W], where asked for. `previous` is x̂₀ of the last step. */
  readonly state: { readonly x: Values; readonly previous: Values } | null;
  /** The first lane whose x held NaN or ±∞ in any step so far; null while all is well. */
  readonly notFinite: number | null;
}

export type Pixels = Uint8ClampedArray<ArrayBuffer>;
export type Values = Float32Array<ArrayBuffer>;

/** The label that a network is told of a picture whose class nobody names: that of none, or the first where it has to be told one. */
export const unnamed = ({ classes, needsClass }: NetworkShape): number => (needsClass ? 0 : classes);

/** What it is told of B such pictures. */
export const noLabels = (shape: NetworkShape, batch: number): Values => new Float32Array(batch).fill(unnamed(shape));

/** Values of one picture. */
export function pictureSize({ channels, height, width }: NetworkShape): number {
  return channels * height * width;
}
