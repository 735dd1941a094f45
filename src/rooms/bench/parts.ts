/** What there is to measure of a row: its own pictures, and real ones in bits and there and back, where it has such a thing. */
import { canonicalJson } from "../../bytes/json.ts";
import type { Sigma } from "../../diffusion/likelihood.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { EACH } from "../../scene/classes.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { HELD_OUT, hasHeldOut } from "./held-out.ts";
import { BATCH, batchesOf, rowKey } from "./lanes.ts";
import type { BenchScene, Row } from "./scene.ts";

export type Kind = "pictures" | "bits" | "trip";

export interface Part {
  readonly kind: Kind;
  /** What it is called where it is kept: two with one name are the same. */
  readonly key: string;
  readonly batches: number;
  /** Evaluations of the network that a batch costs. */
  readonly cost: number;
}

/** Terms that are taken of each picture's bound of so many, L₀ among them: all of them where there are no more. */
export const termsOf = (of: number): number => Math.min(100, of);

/** Batches of real pictures that go there and back: as many pictures as bench/results has of them. */
const TRIP_BATCHES = 1;

type Of = Pick<ModelInfo, "id" | "sha256" | "classes">;

export function partsOf(scene: BenchScene, row: Row, model: Of): readonly Part[] {
  const steps = stepsOf(row.sampler);
  const pictures: Part = {
    kind: "pictures",
    key: rowKey(scene, row, model),
    batches: batchesOf(scene.count),
    cost: BATCH * steps,
  };
  const told = toldOfReal(scene, row, model);
  if (!hasHeldOut(model.id) || told === null) return [pictures];
  const named = { model: model.sha256, ...told };
  const [bound, trip] = [boundOf(row.sampler), tripOf(row.sampler)];
  return [
    pictures,
    ...(bound
      ? [
          {
            kind: "bits" as const,
            key: canonicalJson({ ...named, bits: bound, terms: termsOf(steps), seed: scene.seed }),
            batches: HELD_OUT / BATCH,
            cost: BATCH * termsOf(steps),
          },
        ]
      : []),
    ...(trip
      ? [
          {
            kind: "trip" as const,
            key: canonicalJson({ ...named, trip }),
            batches: TRIP_BATCHES,
            cost: 2 * BATCH * steps,
          },
        ]
      : []),
  ];
}

/** What real pictures are told of their class; null where a row is guided, which no bound and no way back is of. */
export function toldOfReal(
  { class: chosen }: BenchScene,
  { guidance = 1 }: Row,
  { classes }: Pick<ModelInfo, "classes">,
): { readonly class?: string } | null {
  if (chosen === undefined || chosen === EACH || classes.length === 0) return {};
  return guidance === 1 ? { class: chosen } : null;
}

const SIGMAS = { fixed_small: "fixedSmall", fixed_large: "fixedLarge", learned: "learned" } as const;

/** The bound is DDPM's, of the steps that a row keeps and under its Σ. */
export function boundOf(sampler: SamplerSpec): { steps: string; clip: boolean; sigma: Sigma } | null {
  if (sampler.kind !== "ddpm") return null;
  const { steps, clip, sigma } = sampler;
  return { steps, clip, sigma: SIGMAS[sigma] };
}

/** DDIM's steps lead back where they draw nothing; unclipped, for what is clipped does not come back. */
export function tripOf(sampler: SamplerSpec): Extract<SamplerSpec, { kind: "ddim" }> | null {
  if (sampler.kind !== "ddim" || sampler.eta !== 0 || sampler.sigmaHat) return null;
  return { ...sampler, clip: false };
}
