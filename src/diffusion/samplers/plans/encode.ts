/**
 * DDIM backwards (Song et al. 2021, section 4.3): from a picture to the x_T that decodes to it,
 * deterministic, unclipped, √ᾱ′·x̂₀ + √(1 − ᾱ′)·ε̂. In two of the three forms x' lands on the level τᵢ that the
 * network is told, coming from the one before, 1 at first: the levels that decoding the same steps passes.
 *
 * - own: ε̂ is what the network sees in x as of the level τᵢ that it is told, x̂₀ what that leaves of x at its own.
 *   It is the same ε̂ whatever the network predicts, and nearly the one that decoding takes off again.
 * - diffusers (DDIMInverseScheduler): the network's answer is read at x's own level. For an ε network that is
 *   the same; a v network, told one level and read at another, shrinks x at every step.
 * - improved (improved-diffusion's ddim_reverse_sample): the network at τᵢ reads x as of level τᵢ, the picture
 *   itself as of level τ₀, and x' lands on τᵢ₊₁; the last one lands on ᾱ = 0.
 *
 * t counts the levels that x passes: 0, …, up to that of the last kept step (T where it lands on 0).
 */
import type { Step } from "../../plan.ts";
import { timestepsOf } from "../../timesteps.ts";
import type { PlanOf } from "../define.ts";
import type { encode } from "../encode.ts";
import { towards } from "./ddim.ts";

/** Throws a RangeError on a number of steps outside 1 … T. */
export const planEncode: PlanOf<typeof encode> = (network, { steps: S, spacing, form }) => {
  const kept = timestepsOf(spacing, S, network.T);
  const steps = kept.map((timestep, i): Step => {
    const improved = form === "improved";
    const from = improved ? timestep : (kept[i - 1] ?? -1);
    const to = improved ? kept[i + 1] : timestep;
    const alphaBar = network.alphaBar(from);
    const alphaBarNext = to === undefined ? 0 : network.alphaBar(to);
    return {
      ...(form === "own" ? network.askAtOwn : network.ask)(timestep, alphaBar),
      t: i === 0 ? 0 : from + 1,
      tNext: to === undefined ? network.T : to + 1,
      clip: false,
      ...towards(alphaBar, alphaBarNext, 0, improved ? "recompute" : "keep"),
      cp: 0,
      spread: { kind: "fixed", sigma: 0 },
    };
  });
  return { steps };
};
