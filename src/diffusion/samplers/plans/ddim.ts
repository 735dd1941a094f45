/**
 * Song et al. 2021 (DDIM), eq. 12: x' = √ᾱ′·x̂₀ + √(1 − ᾱ′ − σ²)·ε̂ + σ·z, with
 * σ = η·√((1 − ᾱ′)/(1 − ᾱ))·√(1 − ᾱ/ᾱ′) (eq. 16), ᾱ′ the level that x' lands on.
 */
import type { Step } from "../../plan.ts";
import { MIN_ALPHA_BAR } from "../../schedule.ts";
import { timestepsOf } from "../../timesteps.ts";
import type { ddim } from "../ddim.ts";
import type { PlanOf } from "../define.ts";

/** Throws a RangeError on an η outside [0, 1] and on a number of steps outside 1 … T. */
export const planDdim: PlanOf<typeof ddim> = (network, { steps: S, spacing, eta, sigmaHat, clip, epsilon }) => {
  if (!(eta >= 0 && eta <= 1)) throw new RangeError(`invalid eta: ${eta}, expected 0 … 1`);
  const kept = timestepsOf(spacing, S, network.T);
  const steps = kept.map((timestep, i): Step => {
    const next = kept[i - 1] ?? -1;
    const alphaBar = network.alphaBar(timestep);
    const alphaBarNext = network.alphaBar(next);
    const added = addedVariance(alphaBar, alphaBarNext);
    // σ of η = 1; 0 on the step that lands on the picture.
    const ancestral = alphaBar < 1 ? Math.sqrt(((1 - alphaBarNext) / (1 - alphaBar)) * added) : 0;
    const sigma = sigmaHat ? ancestral : eta * ancestral;
    return {
      ...network.ask(timestep, alphaBar),
      t: timestep + 1,
      tNext: next + 1,
      clip,
      ...towards(alphaBar, alphaBarNext, sigma, epsilon),
      cp: 0,
      // σ̂ (DDIM, section 5): the mean of η = 1, and all the noise that the steps in between add.
      spread: { kind: "fixed", sigma: sigmaHat && alphaBarNext < 1 ? Math.sqrt(added) : sigma },
    };
  });
  return { steps: steps.reverse() };
};

/** 1 − ᾱ/ᾱ′: the variance between the two levels; none where both have underflowed to 0. */
function addedVariance(alphaBar: number, alphaBarNext: number): number {
  return alphaBarNext > 0 ? 1 - alphaBar / alphaBarNext : 0;
}

/**
 * The mean of eq. 12 as coefficients. "keep" takes the network's ε̂ (diffusers); "recompute" takes
 * (x − √ᾱ·x̂₀)/√(1 − ᾱ), which differs once x̂₀ is clipped (improved-diffusion). An x of level 1 has
 * no noise to recompute, so there ε̂ is the network's.
 */
export function towards(
  alphaBar: number,
  alphaBarNext: number,
  sigma: number,
  epsilon: "recompute" | "keep",
): Pick<Step, "cx" | "c0" | "ce"> {
  const signal = Math.sqrt(alphaBarNext);
  const direction = Math.sqrt(Math.max(1 - alphaBarNext - sigma * sigma, 0));
  if (epsilon === "keep" || alphaBar === 1) return { cx: 0, c0: signal, ce: direction };
  // ε̂ = (√(1/ᾱ)·x − x̂₀)/√(1/ᾱ − 1), in the original's order of rounding.
  const recip = 1 / Math.max(alphaBar, MIN_ALPHA_BAR);
  const ofPicture = direction / Math.sqrt(recip - 1);
  return { cx: Math.sqrt(recip) * ofPicture, c0: signal - ofPicture, ce: 0 };
}
