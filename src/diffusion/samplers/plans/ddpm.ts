/**
 * Ancestral sampling (Ho et al. 2020, algorithm 2) over the kept steps of a respaced process
 * (Nichol & Dhariwal 2021, section 4): x' = μ̃(x, x̂₀) + σ·z, and no z on the last step.
 */
import type { Spread, Step } from "../../plan.ts";
import type { ModelVariance } from "../../process.ts";
import { respace } from "../../respace.ts";
import type { Schedule } from "../../schedule.ts";
import { spaceTimesteps } from "../../space-timesteps.ts";
import type { ddpm } from "../ddpm.ts";
import type { PlanOf } from "../define.ts";

type Sigma = "fixed_small" | "fixed_large" | "learned";

/** Throws a RangeError on a bad `steps`, and on a learned σ asked of a network that has none. */
export const planDdpm: PlanOf<typeof ddpm> = (network, { steps: spec, sigma, clip }) => {
  const kept = spaceTimesteps(network.T, spec);
  // Respaced to all steps is the original, but for rounding.
  const schedule = kept.length === network.T ? network.schedule : respace(network.schedule.betas, kept);
  const steps = schedule.timesteps.map(
    (timestep, i): Step => ({
      ...network.ask(timestep, schedule.alphasCumprod[i]!),
      t: timestep + 1,
      tNext: i > 0 ? schedule.timesteps[i - 1]! + 1 : 0,
      clip,
      cx: schedule.posteriorMeanCoef2[i]!,
      c0: schedule.posteriorMeanCoef1[i]!,
      ce: 0,
      cp: 0,
      spread: i > 0 ? spreadAt(schedule, i, sigma, network.variance) : { kind: "fixed", sigma: 0 },
    }),
  );
  return { steps: steps.reverse() };
};

/**
 * Σ of p(x' | x) at index i of a schedule: σ² = β̃ (fixed small), β (fixed large), or what the
 * network says: a place v in the range between the two logs (improved DDPM, eq. 15), or log σ².
 */
export function spreadAt(schedule: Schedule, i: number, sigma: Sigma, variance: ModelVariance): Spread {
  switch (sigma) {
    case "fixed_small":
      return { kind: "fixed", sigma: Math.exp(0.5 * schedule.posteriorLogVarianceClipped[i]!) };
    case "fixed_large":
      return { kind: "fixed", sigma: Math.exp(0.5 * schedule.fixedLargeLogVariance[i]!) };
    case "learned":
      if (variance === "fixed")
        throw new RangeError(
          'invalid sigma: "learned", but this model gives no variance; expected "fixed_small" or "fixed_large"',
        );
      if (variance === "learned") return { kind: "learned", logMax: 1, logMin: -1 };
      return { kind: "learned", logMax: schedule.logBetas[i]!, logMin: schedule.posteriorLogVarianceClipped[i]! };
  }
}
