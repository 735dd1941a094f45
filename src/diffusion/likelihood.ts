/**
 * A picture in bits: the variational bound of −log₂ p(x₀) a dimension (Ho et al. 2020, eq. 5), term by
 * term. L_T is priorBits; the rest are one unit of work each, which a caller gives x_t, and what the
 * network makes of it, and gets the term under every choice of Σ, since these share the network's output.
 *
 *     L_{t−1} = KL(q(x_{t−1} | x_t, x₀) ‖ p(x_{t−1} | x_t))        L₀ = −log p(x₀ | x₁)
 */
import { type Network, networkOf } from "./adapter.ts";
import { discretizedGaussianLogLikelihood, normalKl } from "./discretized.ts";
import { normals } from "./noise.ts";
import type { Level } from "./noised.ts";
import type { NoiseAddress, Step } from "./plan.ts";
import { respace } from "./respace.ts";
import type { Schedule } from "./schedule.ts";
import { spaceTimesteps } from "./space-timesteps.ts";
import type { ProcessSpec } from "./spec.ts";

/** One term to take, the same for every picture: the x_t to make, what to tell the network, and the two normals. */
export interface BitsWork extends Level, Pick<Step, "timestep" | "fromX" | "fromM" | "clip"> {
  /** Interface time, T … 1; L₀ at the schedule's index 0. */
  readonly t: number;
  /** Of the respaced schedule, 0 … K − 1. */
  readonly index: number;
  /** The posterior's coefficient of x₀; its coefficient of x_t is the same on both sides. */
  readonly c0: number;
  readonly logFixedSmall: number;
  readonly logFixedLarge: number;
  /** The ends of log σ² that v moves between (plan.ts, Spread); null where the network says nothing of Σ. */
  readonly learned: { readonly logMax: number; readonly logMin: number } | null;
}

export type Sigma = "fixedSmall" | "fixedLarge" | "learned";

/** Means over a picture's D values; bits are bits/dim. */
export interface BoundTerm {
  readonly t: number;
  readonly fixedSmall: number;
  readonly fixedLarge: number;
  /** null where the network says nothing of Σ. */
  readonly learned: number | null;
  /** (ε − ε̂)², ε̂ recomputed from x̂₀ (after clipping, if any). */
  readonly epsilonMse: number;
  /** (x₀ − x̂₀)², model range squared. */
  readonly x0Mse: number;
}

const BITS_PER_NAT = 1 / Math.LN2;

/**
 * Every term of the bound over the kept steps, from t = T down to L₀.
 * @param steps respacing, e.g. "1000" (all of them) or "20"; throws a RangeError as spaceTimesteps does
 * @param clip x̂₀ to [−1, 1], as the published numbers have it
 */
export function bitsWork(process: ProcessSpec, steps: string, clip: boolean): BitsWork[] {
  const network = networkOf(process);
  const kept = spaceTimesteps(process.T, steps);
  // Where all are kept, β recomputed from ᾱ would only lose digits.
  const schedule = kept.length === process.T ? network.schedule : respace(network.schedule.betas, kept);
  return schedule.timesteps.map((_, index) => workAt(process, network, schedule, index, clip)).reverse();
}

function workAt(process: ProcessSpec, network: Network, schedule: Schedule, index: number, clip: boolean): BitsWork {
  const timestep = schedule.timesteps[index]!;
  const logMin = schedule.posteriorLogVarianceClipped[index]!;
  const { fromX, fromM } = network.ask(timestep, schedule.alphasCumprod[index]!);
  return {
    t: timestep + 1,
    index,
    timestep,
    fromX,
    fromM,
    signal: schedule.sqrtAlphasCumprod[index]!,
    noise: schedule.sqrtOneMinusAlphasCumprod[index]!,
    clip,
    c0: schedule.posteriorMeanCoef1[index]!,
    logFixedSmall: logMin,
    logFixedLarge: schedule.fixedLargeLogVariance[index]!,
    learned: learnedRange(process, logMin, schedule.logBetas[index]!),
  };
}

/** log σ² = f·logMax + (1 − f)·logMin, f = (v + 1)/2; with the ends (1, −1) that is v itself. */
function learnedRange({ variance }: ProcessSpec, logMin: number, logMax: number): BitsWork["learned"] {
  if (variance === "fixed") return null;
  return variance === "learned" ? { logMax: 1, logMin: -1 } : { logMax, logMin };
}

/**
 * The ε that noises a picture for one term: float32 [D], the same for the same seed, picture and model index.
 * @param picture its image number in the noise, so that several pictures draw apart
 */
export function termNoise(work: BitsWork, seed: NoiseAddress["seed"], picture: number, D: number): Float32Array {
  return normals(new Float32Array(D), { seed, image: picture, branch: 0 }, "endA", work.timestep);
}

/**
 * One picture's term under all three variances, float64.
 * @param x0 [D], 8-bit levels in model range
 * @param xt [D], made with `epsilon` [D] as `noised` (noised.ts) makes it
 * @param m the network's output at (xt, work.timestep): [D], or [2D] where it says something of Σ
 */
export function bitsTerm(
  work: BitsWork,
  x0: ArrayLike<number>,
  xt: ArrayLike<number>,
  epsilon: ArrayLike<number>,
  m: ArrayLike<number>,
): BoundTerm {
  const { learned, signal, noise, c0 } = work;
  const D = x0.length;
  const expected = learned ? 2 * D : D;
  if (m.length !== expected) throw new RangeError(`invalid output: ${m.length} values, expected ${expected}`);
  const nats = { fixedSmall: 0, fixedLarge: 0, learned: 0 };
  let epsilonSquares = 0;
  let x0Squares = 0;
  for (let i = 0; i < D; i++) {
    const raw = work.fromX * xt[i]! + work.fromM * m[i]!;
    const guess = work.clip ? Math.min(Math.max(raw, -1), 1) : raw;
    const x0Error = x0[i]! - guess;
    x0Squares += x0Error ** 2;
    epsilonSquares += (epsilon[i]! - (xt[i]! - signal * guess) / noise) ** 2;

    // The means of q and p share their part from x_t, which is left out; at L₀ that part is 0.
    const term = (logVariance: number) =>
      work.index === 0
        ? -discretizedGaussianLogLikelihood(x0[i]!, c0 * guess, 0.5 * logVariance)
        : normalKl(c0 * x0Error, work.logFixedSmall, 0, logVariance);
    nats.fixedSmall += term(work.logFixedSmall);
    nats.fixedLarge += term(work.logFixedLarge);
    if (!learned) continue;
    const f = (m[D + i]! + 1) / 2;
    nats.learned += term(f * learned.logMax + (1 - f) * learned.logMin);
  }
  const bits = (sum: number) => (sum / D) * BITS_PER_NAT;
  return {
    t: work.t,
    fixedSmall: bits(nats.fixedSmall),
    fixedLarge: bits(nats.fixedLarge),
    learned: learned ? bits(nats.learned) : null,
    epsilonMse: epsilonSquares / D,
    x0Mse: x0Squares / D,
  };
}

/**
 * L_T in bits/dim: KL(q(x_T | x₀) ‖ N(0, I)); there is nothing in it to learn.
 * @param last the work of t = T, the first that `bitsWork` gives
 */
export function priorBits(last: BitsWork, x0: ArrayLike<number>): number {
  let nats = 0;
  const logVariance = Math.log1p(-(last.signal ** 2));
  for (let i = 0; i < x0.length; i++) nats += normalKl(last.signal * x0[i]!, logVariance, 0, 0);
  return (nats / x0.length) * BITS_PER_NAT;
}
