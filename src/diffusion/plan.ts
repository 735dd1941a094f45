/**
 * A sampler is data. It returns a plan: one row of coefficients a step, computed once in float64;
 * an executor (typed arrays or WGSL) runs any plan with one formula.
 *
 * With x the picture that comes in, m the network's output at (x, timestep), z a unit normal:
 *
 *     x̂₀ = fromX·x + fromM·m          then clipped to [−1, 1] when `clip`
 *     ε̂  = noiseFromX·x + noiseFromM·m
 *     x' = cx·x + c0·x̂₀ + ce·ε̂ + cp·x̂₀(previous step) + σ·z
 *
 * The four `from` numbers absorb the model's parameterisation (adapter.ts), so nothing after this
 * file asks what a network predicts.
 */

/** How much noise a step adds: one σ, or one per value, read from the network's second half v. */
export type Spread =
  | { readonly kind: "fixed"; readonly sigma: number }
  /**
   * log σ² = f·logMax + (1 − f)·logMin with f = (v + 1)/2: the range parameterisation
   * (Nichol & Dhariwal 2021, eq. 15). A network that gives log σ² itself is (logMax, logMin) = (1, −1).
   */
  | { readonly kind: "learned"; readonly logMax: number; readonly logMin: number };

export interface Step {
  /** What the network is told: the model's index, 0 … T − 1. */
  readonly timestep: number;
  /** Interface time of x, T (noise) … 0 (picture), and of x'. */
  readonly t: number;
  readonly tNext: number;
  /** ᾱ of the x that comes in. */
  readonly alphaBar: number;
  readonly fromX: number;
  readonly fromM: number;
  readonly noiseFromX: number;
  readonly noiseFromM: number;
  readonly clip: boolean;
  readonly cx: number;
  readonly c0: number;
  readonly ce: number;
  readonly cp: number;
  readonly spread: Spread;
  /** The step's word of the noise counter (noise.ts): the model's index, so equal t draw equal noise. */
  readonly noiseIndex: number;
}

/** Whether a step adds noise at all. */
export const drawsNoise = ({ spread }: Step): boolean => spread.kind === "learned" || spread.sigma > 0;

export interface Plan {
  readonly steps: readonly Step[];
}

/** A picture's address in the noise: the same address draws the same values on every device. */
export interface NoiseAddress {
  /** 64-bit seed as two unsigned words. */
  readonly seed: readonly [low: number, high: number];
  /** Pictures that share an image number share their noise. */
  readonly image: number;
  /** A branch off the same x_t draws new noise. 0 … 2²⁴ − 1. */
  readonly branch: number;
  /**
   * The first k positions draw the noise of image 0 whatever `image` says: `repeat_noise_steps`
   * of the original code's p_sample_loop_trajectory. Where k > 0 x_T is image 0's too; 0 shares nothing.
   */
  readonly sharedSteps: number;
}

/**
 * What a network that knows classes is told of a picture, and how far what it then says is carried on beyond
 * what it says of no class: m = m(none) + guidance·(m(label) − m(none)) (Ho & Salimans 2022).
 */
export interface Told {
  /** Its number among the model's classes. */
  readonly label: number;
  /** 1 is the class as the network knows it, and costs one evaluation; anything else costs two. */
  readonly guidance: number;
}

/** One picture on its way: its plan, where it starts, and which noise it draws. */
export interface Lane {
  readonly plan: Plan;
  /** x at position 0, [C, H, W] in model range. */
  readonly x: Float32Array;
  /** x̂₀ of the step before position `at`, for solvers that look back; zeros otherwise. */
  readonly previous?: Float32Array;
  /** The position to begin at: 0, or a snapshot's. */
  readonly at: number;
  readonly noise: NoiseAddress;
  /** Left out where the network is told no class, or knows none. */
  readonly told?: Told;
}

/** Whether its network is asked twice a step: of its class, and of none. */
export const isGuided = ({ told }: Lane): boolean => told !== undefined && told.guidance !== 1;
