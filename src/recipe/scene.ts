/**
 * A scene is everything a room needs to make its result again: plain, bounded JSON. The store's
 * settings are a scene; a recipe is a scene plus the model's name and the result's fingerprint.
 */
import type { SamplerSpec } from "../diffusion/spec.ts";

/** Pixels up to which an input picture travels whole, nothing lost. */
export const WHOLE_PIXELS = 32 * 32;

/** A picture that goes in, at model resolution: 8-bit, [H, W, C] row by row. */
export interface InputPicture {
  /** 1 … 256. */
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array<ArrayBuffer>;
  /**
   * The lossy file that `pixels` were decoded from, for a picture too large to travel whole
   * (input-picture.ts): what is shared is then what ran.
   */
  readonly webp?: Uint8Array<ArrayBuffer>;
  /** Whose picture it is; a file is taken for a person's, and so is a picture that does not say. */
  readonly origin?: "file" | "drawn" | "result";
}

export type Mix = "linear" | "spherical" | "constant_variance";

export interface GenerateScene {
  readonly room: "generate";
  readonly sampler: SamplerSpec;
  /** Decimal, 0 … 2⁶⁴ − 1. */
  readonly seed: string;
  /** 1 … 64 pictures. */
  readonly count: number;
}

export interface Branch {
  /** Steps done where it leaves. */
  readonly position: number;
  /** Its number in the noise; 0 is the run itself. */
  readonly branch: number;
  /** The branch it leaves; the run itself where not said. */
  readonly parent?: number;
}

export interface TrajectoryScene {
  readonly room: "trajectory";
  readonly sampler: SamplerSpec;
  readonly seed: string;
  readonly count: number;
  /** The original code's repeat_noise_steps: x_T and the first k steps' noise shared; −1 shares nothing. */
  readonly repeatNoiseSteps: number;
  /** Where a run was rewound to and went on with new noise: newest last. */
  readonly branches: readonly Branch[];
}

export interface EndingsScene {
  readonly room: "endings";
  readonly sampler: SamplerSpec;
  readonly seed: string;
  /** Rows: the t at which x_t is frozen (interface time, 0 … T). */
  readonly times: readonly number[];
  /** Columns: endings of each. */
  readonly count: number;
}

export interface InterpolateScene {
  readonly room: "interpolate";
  /** "ddpm": both ends noised to t and mixed; "encode": DDIM into x_T, mixed, decoded; "seeds": between two x_T. */
  readonly way: "ddpm" | "encode" | "seeds";
  readonly sampler: SamplerSpec;
  readonly seed: string;
  readonly otherSeed: string;
  /** Rows of the t × λ matrix; one row is figure 8. Interface time, 0 … T. */
  readonly times: readonly number[];
  /** λ runs over 0, 1/n … 1. */
  readonly intervals: number;
  /** How the two are mixed; "all" is the three ways under one another, at the first of `times`. */
  readonly mix: Mix | "all";
  /** One noise for both ends. */
  readonly sharedNoise: boolean;
  /** One noise over all λ on the way back. */
  readonly sharedReturn: boolean;
  readonly ends: readonly [InputPicture | null, InputPicture | null];
}

export interface CompareScene {
  readonly room: "compare";
  readonly columns: readonly { readonly sampler: SamplerSpec; readonly seed: string }[];
  readonly count: number;
}

export interface BitsScene {
  readonly room: "bits";
  readonly pictures: readonly InputPicture[];
  readonly steps: string;
  /** 0: every term. */
  readonly sampled: number;
  readonly seed: string;
  readonly clip: boolean;
}

export type Scene = GenerateScene | TrajectoryScene | EndingsScene | InterpolateScene | CompareScene | BitsScene;

export type Room = Scene["room"];
