/** A column in words: "DDIM 50", and what else tells it from its neighbours. */
import { samplerOf } from "../../diffusion/samplers/index.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import { detailsOf } from "../../ui/controls/sampler-words.ts";
import { words } from "../../ui/controls/words.ts";

export function letterOf(column: number): string {
  return "ABCD"[column] ?? String(column + 1);
}

export function nameOf(sampler: SamplerSpec): string {
  return `${samplerOf(sampler).label.short} ${sampler.steps}`;
}

/** η, Σ: what its name leaves out. */
export function useDetailOf(): (sampler: SamplerSpec) => string {
  const t = useWords(words);
  return (sampler) => detailsOf(sampler, t).join(", ");
}
