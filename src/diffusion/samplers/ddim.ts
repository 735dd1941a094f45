/** Song et al. 2021 (DDIM); its steps are in plans/ddim.ts. */
import { defineSampler } from "./define.ts";
import { CLIP, SPACING } from "./fields.ts";

export const ddim = defineSampler({
  kind: "ddim",
  label: { short: "DDIM", long: "DDIM", file: "DDIM" },
  choice: { name: "sampler.ddim", help: "sampler.ddimHelp" },
  fields: {
    steps: { is: "count", most: 50 },
    clip: CLIP,
    spacing: SPACING,
    /** 0 (deterministic) … 1 (ancestral). */
    eta: {
      is: "real",
      label: "sampler.eta",
      help: "sampler.etaHelp",
      symbol: "eta",
      least: 0,
      most: 1,
      stride: 0.05,
      digits: 2,
      first: 0,
      text: "eta",
      tells: true,
      line: "Eta",
      unless: { flag: "sigmaHat", as: "sigma hat" },
    },
    /** After clipping: recompute ε̂ from x̂₀ (improved-diffusion) or keep the model's (diffusers). */
    epsilon: {
      is: "choice",
      label: "sampler.epsilon",
      symbol: "epsilon",
      advanced: true,
      of: { recompute: "epsilon.recompute", keep: "epsilon.keep" },
      first: "recompute",
    },
    /** The paper's σ̂: mean of η = 1, noise √(1 − ᾱ/ᾱ′). */
    sigmaHat: {
      is: "flag",
      label: "sampler.sigmaHat",
      help: "sampler.sigmaHatHelp",
      symbol: "sigmaHat",
      advanced: true,
      first: false,
      text: "sigmahat",
      tells: true,
    },
  },
});
