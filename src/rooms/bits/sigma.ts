/** The three choices of Σ as lines: solid and dashed tell them apart without colour. */
import type { Sigma } from "../../diffusion/likelihood.ts";
import type { IdOf } from "../../i18n/words.ts";
import type { Tone } from "../../ui/charts/series.ts";
import type { words } from "../../ui/controls/words.ts";

export const SIGMA_NAME: Readonly<Record<Sigma, Extract<IdOf<typeof words>, `sigma.${string}`>>> = {
  learned: "sigma.learned",
  fixedSmall: "sigma.fixed_small",
  fixedLarge: "sigma.fixed_large",
};

/** The learned one is spoken of where there is one. */
export function lineOf(sigma: Sigma, learns: boolean): { readonly tone: Tone; readonly dashed: boolean } {
  if (sigma === "learned") return { tone: "accent", dashed: false };
  if (sigma === "fixedSmall") return { tone: learns ? "ink" : "accent", dashed: false };
  return { tone: "ink", dashed: true };
}
