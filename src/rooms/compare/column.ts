/** A column in words: "DDIM 50", and what else tells it from its neighbours. */
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useT, useWords } from "../../i18n/words.ts";
import { words } from "./words.ts";

export function letterOf(column: number): string {
  return "ABCD"[column] ?? String(column + 1);
}

export function nameOf(sampler: SamplerSpec): string {
  switch (sampler.kind) {
    case "ddpm":
      return `DDPM ${sampler.steps}`;
    case "ddim":
      return `DDIM ${sampler.steps}`;
    case "dpmpp2m":
      return `DPM++ ${sampler.steps}`;
    case "encode":
      return `DDIM⁻¹ ${sampler.steps}`;
  }
}

/** η, Σ: what its name leaves out. */
export function useDetailOf(): (sampler: SamplerSpec) => string {
  const t = useT();
  const w = useWords(words);
  return (sampler) => {
    if (sampler.kind === "ddpm") return `Σ ${t(`sigma.${sampler.sigma}`)}`;
    if (sampler.kind === "ddim") return sampler.sigmaHat ? w("sigmaHat") : w("eta", { eta: String(sampler.eta) });
    return "";
  };
}
