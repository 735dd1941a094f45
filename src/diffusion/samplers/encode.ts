/**
 * DDIM backwards (Song et al. 2021, section 4.3): from a picture to the x_T that decodes to it,
 * deterministic, unclipped. Two published forms, both √ᾱ′·x̂₀ + √(1 − ᾱ′)·ε̂:
 *
 * - improved (improved-diffusion's ddim_reverse_sample): the network at τᵢ reads x as of level τᵢ,
 *   the picture itself as of level τ₀, and x' lands on τᵢ₊₁; the last one lands on ᾱ = 0.
 * - diffusers (DDIMInverseScheduler): the network at τᵢ reads x of the level before, 1 at first, and
 *   x' lands on τᵢ. Every level is the one that decoding the same steps passes, so round trips use it.
 *
 * t counts the levels that x passes: 0, …, up to that of the last kept step (T where it lands on 0).
 */
import { networkOf } from "../adapter.ts";
import type { Step } from "../plan.ts";
import { timestepsOf } from "../timesteps.ts";
import { towards } from "./ddim.ts";
import { defineSampler, type Spec, type SpecOf } from "./define.ts";
import { SPACING } from "./fields.ts";

export const encode = defineSampler({
  kind: "encode",
  label: { short: "DDIM⁻¹", long: "DDIM encode", file: "DDIM encode" },
  fields: {
    steps: { is: "count", most: 100 },
    spacing: SPACING,
    form: {
      is: "choice",
      label: "sampler.form",
      of: { improved: "form.improved", diffusers: "form.diffusers" },
      first: "diffusers",
      said: true,
      tells: true,
    },
  },

  /** Throws a RangeError on a number of steps outside 1 … T. */
  plan(process, { steps: S, spacing, form }) {
    const network = networkOf(process);
    const kept = timestepsOf(spacing, S, process.T);
    const steps = kept.map((timestep, i): Step => {
      const improved = form === "improved";
      const from = improved ? timestep : (kept[i - 1] ?? -1);
      const to = improved ? kept[i + 1] : timestep;
      const alphaBar = network.alphaBar(from);
      const alphaBarNext = to === undefined ? 0 : network.alphaBar(to);
      return {
        ...network.ask(timestep, alphaBar),
        t: i === 0 ? 0 : from + 1,
        tNext: to === undefined ? process.T : to + 1,
        clip: false,
        ...towards(alphaBar, alphaBarNext, 0, improved ? "recompute" : "keep"),
        cp: 0,
        spread: { kind: "fixed", sigma: 0 },
      };
    });
    return { steps };
  },
});

/** The way into x_T that a round trip begins with: in as many steps as DDIM takes back. */
export function encoderOf(decoder: Spec): SpecOf<typeof encode> {
  const { kind, steps } = decoder;
  return {
    kind: "encode",
    steps: kind === "ddim" && typeof steps === "number" ? steps : 100,
    spacing: "uniform",
    form: "diffusers",
  };
}
