/** A sampler that only tests know, and the way into the table. */
import { defineSampler, type PlanOf, type Sampler, type Spec } from "../samplers/define.ts";
import { CLIP } from "../samplers/fields.ts";
import { SAMPLERS, type SamplerSpec } from "../samplers/index.ts";
import { PLANS } from "../samplers/plans/index.ts";
import { timestepsOf } from "../timesteps.ts";

/** x' = x̂₀ + σ·z, with words that are there already. */
export const toy = defineSampler({
  kind: "toy",
  label: { short: "Toy", long: "Toy jump", file: "Toy A" },
  choice: { name: "sampler.eta", help: "sampler.etaHelp" },
  fields: {
    steps: { is: "count", most: 5 },
    clip: CLIP,
    grain: {
      is: "real",
      label: "sampler.eta",
      symbol: "eta",
      least: 0,
      most: 2,
      stride: 0.1,
      digits: 1,
      first: 0.5,
      text: "grain",
      tells: true,
      line: "Grain",
    },
    end: {
      is: "choice",
      label: "sampler.epsilon",
      of: { soft: "epsilon.keep", hard: "epsilon.recompute" },
      first: "soft",
      line: "End",
    },
  },
});

const planToy: PlanOf<typeof toy> = (network, { steps: S, clip, grain }) => {
  const steps = timestepsOf("uniform", S, network.T).map((timestep, i, kept) => ({
    ...network.ask(timestep, network.alphaBar(timestep)),
    t: timestep + 1,
    tNext: (kept[i - 1] ?? -1) + 1,
    clip,
    cx: 0,
    c0: 1,
    ce: 0,
    cp: 0,
    spread: { kind: "fixed" as const, sigma: i > 0 ? grain : 0 },
  }));
  return { steps: steps.reverse() };
};

/** To be called before anything that reads the table when it is loaded. */
export function listToy(): void {
  (SAMPLERS as readonly Sampler[] as Sampler[]).push(toy);
  Object.assign(PLANS, { toy: planToy });
}

/** As settings of one of the table's, of which the compiler does not know it. */
export const listed = (any: Spec) => any as SamplerSpec;
