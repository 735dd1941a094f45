/** Ho et al. 2020 (DDPM), strided as by Nichol & Dhariwal 2021; its steps are in plans/ddpm.ts. */
import { defineSampler } from "./define.ts";
import { CLIP } from "./fields.ts";

export const ddpm = defineSampler({
  kind: "ddpm",
  label: { short: "DDPM", long: "DDPM", file: "DDPM" },
  choice: { name: "sampler.ddpm", help: "sampler.ddpmHelp" },
  fields: {
    steps: { is: "respacing", least: 100 },
    sigma: {
      is: "choice",
      label: "sampler.sigma",
      symbol: "sigma",
      of: { fixed_small: "sigma.fixed_small", fixed_large: "sigma.fixed_large", learned: "sigma.learned" },
      first: "learned",
      said: true,
      tells: true,
      line: "Variance",
    },
    clip: CLIP,
  },
});
