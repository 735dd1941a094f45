/** Schedules as other programs write them, in the terms of ours. */
import type { ScheduleSpec } from "../../diffusion/process.ts";
import { betasOf } from "../../diffusion/schedule.ts";
import { refusal } from "../refusal.ts";

/** DDPM's own ends (Ho et al. 2020, section 4), the default of every program here. */
export const HO = { beta_start: 1e-4, beta_end: 0.02 };

/** From one end to the other whatever T is. Ours are written for T = 1000 and rescaled (process.ts). */
export function plainLinear(beta_start: number, beta_end: number, T: number): ScheduleSpec {
  return { kind: "linear", beta_start: (beta_start * T) / 1000, beta_end: (beta_end * T) / 1000 };
}

/** The names of the DDIM code's function, which others have copied. @throws Refusal at another */
export function scheduleNamed(kind: string, start: number, end: number, T: number, where: string): ScheduleSpec {
  switch (kind) {
    case "linear":
      return plainLinear(start, end, T);
    case "quad":
      return { kind, beta_start: start, beta_end: end };
    case "const":
      return { kind, beta_end: end };
    case "sigmoid":
      return { kind, beta_start: start, beta_end: end };
    case "jsd":
      // 1/T, 1/(T − 1), … 1: the last is held below 1.
      return given(Array.from({ length: T }, (_, i) => 1 / (T - i)));
    case "cosine":
      return { kind };
    default:
      throw refusal("schedule.kind", { where, kind });
  }
}

/**
 * The largest β: 1 itself, where a schedule ends in noise alone (Lin et al. 2023), is a division by √ᾱ = 0 in the
 * tables, and so near to it x̂₀ is the same in float32 where the network predicts v or x₀.
 */
const MOST_BETA = 1 - 1e-9;

export const given = (betas: readonly number[]): ScheduleSpec => ({
  kind: "given",
  betas: betas.map((beta) => Math.min(beta, MOST_BETA)),
});

/** @throws RangeError where a β is none */
export const endsInNoise = (schedule: ScheduleSpec, T: number): boolean => betasOf(schedule, T).at(-1)! >= MOST_BETA;

/** β of ᾱ, which begins after the first step. */
export function betasOfAlphas(alphasCumprod: readonly number[]): number[] {
  return alphasCumprod.map((alphaBar, i) => 1 - alphaBar / (alphasCumprod[i - 1] ?? 1));
}

/** Lin et al. 2023, algorithm 1: √ᾱ shifted and stretched until it ends at 0. */
export function withoutSignalAtEnd(betas: Float64Array): ScheduleSpec {
  let product = 1;
  const roots = Array.from(betas, (beta) => {
    product *= 1 - beta;
    return Math.sqrt(product);
  });
  const [first, last] = [roots[0]!, roots.at(-1)!];
  return given(betasOfAlphas(roots.map((root) => (((root - last) * first) / (first - last)) ** 2)));
}

/** diffusers' laplace: log-SNR by the quantiles of Laplace's distribution (Hang et al. 2024). */
export function laplace(T: number): ScheduleSpec {
  const alphaBar = (u: number) => {
    const logarithm = -0.5 * Math.sign(0.5 - u || 1) * Math.log(1 - 2 * Math.abs(0.5 - u) + 1e-6);
    const snr = Math.exp(logarithm);
    return Math.sqrt(snr / (1 + snr));
  };
  return given(Array.from({ length: T }, (_, i) => Math.min(1 - alphaBar((i + 1) / T) / alphaBar(i / T), 0.999)));
}

/** Of denoising-diffusion-pytorch since 0.31: ᾱ falls as a sigmoid from −3 to 3 (Jabri et al. 2022). */
export function sigmoidOfAlphas(T: number): ScheduleSpec {
  const sigmoid = (u: number) => 1 / (1 + Math.exp(-u));
  const [start, end] = [sigmoid(-3), sigmoid(3)];
  const alphaBar = (u: number) => (end - sigmoid(6 * u - 3)) / (end - start);
  return given(Array.from({ length: T }, (_, i) => Math.min(1 - alphaBar((i + 1) / T) / alphaBar(i / T), 0.999)));
}

/** How far float32 is from the schedule that it came from, as a part of β. */
const SAME = 1e-4;

/** The kind that betas are of, where they are one's of the usual ends; else themselves. */
export function scheduleOfBetas(betas: ArrayLike<number>): ScheduleSpec {
  const T = betas.length;
  const usual: ScheduleSpec[] = [
    { kind: "cosine" },
    // Rescaled to fewer steps its β would be 1 and more.
    ...(T > 20 ? [{ kind: "linear", ...HO } as const] : []),
    plainLinear(HO.beta_start, HO.beta_end, T),
    { kind: "scaled_linear", beta_start: 8.5e-4, beta_end: 0.012 },
  ];
  const same = usual.find((spec) => betasOf(spec, T).every((beta, i) => Math.abs(betas[i]! - beta) < SAME * beta));
  return same ?? given(Array.from(betas));
}
