/** The rows of a table that the model which is loaded can fill: in each cell the sampler whose kernel distance belongs there. */
import { ddim } from "../../../diffusion/samplers/presets.ts";
import type { ProcessSpec, SamplerSpec } from "../../../diffusion/spec.ts";
import { STEPS } from "./papers/ddim1.ts";
import type { PaperTable } from "./table.ts";

export interface LiveLine {
  readonly name: string;
  readonly cells: readonly (SamplerSpec | null)[];
}

const ETAS = [0, 0.2, 0.5, 1] as const;
const SIGMAS = { fixed_large: "fixed large Σ", learned: "learned Σ" } as const;

type Sigma = keyof typeof SIGMAS;

const ddpm = (steps: number, sigma: Sigma): SamplerSpec => ({ kind: "ddpm", steps: String(steps), sigma, clip: true });

export function liveLines(id: PaperTable["id"], { T, variance }: ProcessSpec): readonly LiveLine[] {
  const sigmas: readonly Sigma[] = variance === "fixed" ? ["fixed_large"] : ["fixed_large", "learned"];
  switch (id) {
    case "ddpm1":
      return sigmas.map((sigma) => ({
        name: `DDPM ${T} (${SIGMAS[sigma]})`,
        cells: [null, null, null, ddpm(T, sigma)],
      }));
    case "ddim1": {
      const by = (name: string, sampler: (steps: number) => SamplerSpec): LiveLine => ({
        name,
        cells: STEPS.map((steps) => (steps <= T ? sampler(steps) : null)),
      });
      return [
        ...ETAS.map((eta) => by(`η = ${eta.toFixed(1)}`, (steps) => ddim(steps, eta))),
        by("σ̂", (steps) => ({ ...ddim(steps), sigmaHat: true })),
        ...(variance === "fixed" ? [] : [by("DDPM, learned Σ", (steps) => ddpm(steps, "learned"))]),
      ];
    }
    case "ddpm2":
    case "improved2":
    case "ddim2":
      return [];
  }
}
