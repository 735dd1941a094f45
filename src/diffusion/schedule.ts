/**
 * A noise schedule: β₁ … β_T and everything that follows from them, in float64, under the names of
 * the field. Arrays are indexed by the model's index 0 … T − 1; in the interface's time that is
 * t − 1, and ᾱ at t = 0 (the picture) is 1.
 *
 * Sources: Ho et al. 2020 (DDPM), eq. 2, 4, 7; Nichol & Dhariwal 2021 (improved DDPM), eq. 17.
 */
import type { ScheduleSpec } from "./process.ts";
import { SCHEDULE } from "./sentences.ts";

/** Its sentence has a name and values, so that whoever shows it can say it in another language. */
export class ScheduleError extends RangeError {
  readonly id: keyof typeof SCHEDULE;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(id: keyof typeof SCHEDULE, values: ScheduleError["values"]) {
    super(SCHEDULE[id].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])));
    this.id = id;
    this.values = values;
  }
}

/** Nothing here takes the logarithm of a variance below this. */
const MIN_VARIANCE = 1e-20;
/** 1/√ᾱ is taken of no ᾱ below this: less of a picture is left than float32 can carry. */
export const MIN_ALPHA_BAR = 1e-30;

/**
 * √ᾱ = 1/255: half an 8-bit level of a picture is left in x, which cannot be told from none. x̂₀ that is not
 * clipped is taken at no lower level: there it would multiply an error of ε̂ by more than 255.
 */
export const LEAST_ALPHA_BAR = 1 / 255 ** 2;

export interface Schedule {
  /** βₜ: the variance that step t adds, 0 … 1. */
  readonly betas: Float64Array;
  /** ᾱₜ = Π (1 − β): what is left of the picture's variance, 1 … 0. */
  readonly alphasCumprod: Float64Array;
  /** ᾱ one step nearer to the picture; 1 at index 0. */
  readonly alphasCumprodPrev: Float64Array;
  /** √ᾱ and √(1 − ᾱ): x_t = √ᾱ·x₀ + √(1 − ᾱ)·ε, DDPM eq. 4. */
  readonly sqrtAlphasCumprod: Float64Array;
  readonly sqrtOneMinusAlphasCumprod: Float64Array;
  /** x₀ = √(1/ᾱ)·x_t − √(1/ᾱ − 1)·ε. */
  readonly sqrtRecipAlphasCumprod: Float64Array;
  readonly sqrtRecipm1AlphasCumprod: Float64Array;
  /** β̃ₜ = βₜ(1 − ᾱₜ₋₁)/(1 − ᾱₜ), DDPM eq. 7: the variance of q(xₜ₋₁ | x_t, x₀); 0 at index 0. */
  readonly posteriorVariance: Float64Array;
  /** log β̃, with index 0 (−∞) replaced by index 1. */
  readonly posteriorLogVarianceClipped: Float64Array;
  /** log β, the learned range's upper end. */
  readonly logBetas: Float64Array;
  /** log σ² of "fixed large": log β, but at index 0 log β̃ of index 1, as the original code has it. */
  readonly fixedLargeLogVariance: Float64Array;
  /** μ̃ = coef1·x₀ + coef2·x_t, DDPM eq. 7. */
  readonly posteriorMeanCoef1: Float64Array;
  readonly posteriorMeanCoef2: Float64Array;
  /** The model's index of each kept step, rising; 0 … T − 1 unless respaced. */
  readonly timesteps: readonly number[];
}

/**
 * β₁ … β_T of a schedule, each inside (0, 1).
 *
 * "linear" is written for T = 1000 and rescaled by 1000/T to other lengths, as improved-diffusion
 * does; the other kinds take their ends as they are. Throws a ScheduleError on a T that is not a whole
 * number ≥ 1, on a given array of another length, and on a β outside (0, 1).
 */
export function betasOf(spec: ScheduleSpec, T: number): Float64Array {
  if (!Number.isInteger(T) || T < 1) throw new ScheduleError("betas.T", { T });
  const betas = rawBetas(spec, T);
  betas.forEach((beta, i) => {
    if (!(beta > 0 && beta < 1)) throw new ScheduleError("betas.value", { kind: spec.kind, T, index: i, beta });
  });
  return betas;
}

function rawBetas(spec: ScheduleSpec, T: number): Float64Array {
  switch (spec.kind) {
    case "linear":
      return linspace((1000 / T) * spec.beta_start, (1000 / T) * spec.beta_end, T);
    case "scaled_linear":
    case "quad":
      return linspace(Math.sqrt(spec.beta_start), Math.sqrt(spec.beta_end), T).map((root) => root * root);
    case "const":
      return new Float64Array(T).fill(spec.beta_end);
    case "sigmoid":
      return linspace(-6, 6, T).map((x) => spec.beta_start + (spec.beta_end - spec.beta_start) / (1 + Math.exp(-x)));
    case "cosine":
    case "squaredcos_cap_v2":
      return cosineBetas(T);
    case "given":
      if (spec.betas.length !== T) throw new ScheduleError("betas.count", { count: spec.betas.length, T });
      return Float64Array.from(spec.betas);
  }
}

/** `count` values from `start` to `end`, both included. */
function linspace(start: number, end: number, count: number): Float64Array {
  const step = count > 1 ? (end - start) / (count - 1) : 0;
  return Float64Array.from({ length: count }, (_, i) => (i > 0 && i === count - 1 ? end : i * step + start));
}

/** Improved DDPM, eq. 17: ᾱ(u) = cos²(π/2·(u + s)/(1 + s)), s = 0.008, and β at most 0.999. */
function cosineBetas(T: number): Float64Array {
  const alphaBar = (u: number) => Math.cos((((u + 0.008) / 1.008) * Math.PI) / 2) ** 2;
  return Float64Array.from({ length: T }, (_, i) => Math.min(1 - alphaBar((i + 1) / T) / alphaBar(i / T), 0.999));
}

/**
 * A schedule whose ᾱ falls no further than `least`: from there on no step adds noise. Itself, where
 * it does not fall so far.
 */
export function heldAbove(schedule: Schedule, least: number): Schedule {
  const { betas, alphasCumprod, alphasCumprodPrev } = schedule;
  if (alphasCumprod.at(-1)! >= least) return schedule;
  return scheduleOf(
    betas.map((beta, i) => (alphasCumprod[i]! >= least ? beta : Math.max(0, 1 - least / alphasCumprodPrev[i]!))),
  );
}

/** ᾱ at every index: what is left of the picture. */
export function alphaBarsOf(betas: Float64Array): Float64Array {
  let product = 1;
  return betas.map((beta) => {
    product *= 1 - beta;
    return product;
  });
}

/**
 * The tables of a schedule. `timesteps` are the model's indices of the steps (respace.ts); all of
 * 0 … T − 1 when left out. β of 0 and 1, which respacing can round to, give finite tables as well:
 * where 1 − ᾱ is 0 the posterior is the point x₀.
 */
export function scheduleOf(betas: Float64Array, timesteps?: readonly number[]): Schedule {
  if (timesteps && timesteps.length !== betas.length)
    throw new RangeError(`invalid timesteps: ${timesteps.length} of them, expected one a β, ${betas.length}`);
  const alphasCumprod = alphaBarsOf(betas);
  const alphasCumprodPrev = alphasCumprod.map((_, i) => (i === 0 ? 1 : alphasCumprod[i - 1]!));
  const recip = alphasCumprod.map((alphaBar) => 1 / Math.max(alphaBar, MIN_ALPHA_BAR));
  /** f where x_t is noised at all, the value of a point where it isn't. */
  const posterior = (f: (i: number) => number, point: number) =>
    betas.map((_, i) => (alphasCumprod[i] === 1 ? point : f(i) / (1 - alphasCumprod[i]!)));
  const log = (variance: number) => Math.log(Math.max(variance, MIN_VARIANCE));

  const posteriorVariance = posterior((i) => betas[i]! * (1 - alphasCumprodPrev[i]!), 0);
  // A chain of one step has no index 1: its only variance is β.
  const first = log(posteriorVariance.length > 1 ? posteriorVariance[1]! : betas[0]!);
  return {
    betas,
    alphasCumprod,
    alphasCumprodPrev,
    sqrtAlphasCumprod: alphasCumprod.map(Math.sqrt),
    sqrtOneMinusAlphasCumprod: alphasCumprod.map((alphaBar) => Math.sqrt(1 - alphaBar)),
    sqrtRecipAlphasCumprod: recip.map(Math.sqrt),
    sqrtRecipm1AlphasCumprod: recip.map((r) => Math.sqrt(r - 1)),
    posteriorVariance,
    posteriorLogVarianceClipped: posteriorVariance.map((variance, i) => (i === 0 ? first : log(variance))),
    logBetas: betas.map(log),
    fixedLargeLogVariance: betas.map((beta, i) => (i === 0 ? first : log(beta))),
    posteriorMeanCoef1: posterior((i) => betas[i]! * Math.sqrt(alphasCumprodPrev[i]!), 1),
    posteriorMeanCoef2: posterior((i) => (1 - alphasCumprodPrev[i]!) * Math.sqrt(1 - betas[i]!), 0),
    timesteps: timesteps ?? Array.from(betas, (_, i) => i),
  };
}
