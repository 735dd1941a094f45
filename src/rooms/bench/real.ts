/** The real pictures that samples are measured against, as far as a distance needs them (bench/features-real.ts writes them). */
import type { Cloud } from "../../diffusion/feature-distance.ts";

export interface Real {
  readonly pictures: number;
  /** In words. */
  readonly source: string;
  /** Of their features (diffusion/random-features.ts). */
  readonly cloud: Cloud;
}

/** By the model's id, which names fixed bytes for ever. */
const REAL: Readonly<Record<string, () => Promise<{ readonly default: Real }>>> = {
  "faces-32": () => import("./real/faces-32.json"),
  "fashion-28": () => import("./real/fashion-28.json"),
  "photos-32": () => import("./real/photos-32.json"),
};

/** Null for a model of which no real pictures are known here. */
export async function realOf(model: string): Promise<Real | null> {
  return (await REAL[model]?.())?.default ?? null;
}
