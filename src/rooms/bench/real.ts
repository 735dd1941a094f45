/** The real pictures that samples are measured against, as far as a distance needs them (bench/features-real.ts writes them). */
import type { Cloud } from "../../diffusion/feature-distance.ts";

export interface Real extends RealFile {
  readonly model: keyof typeof REAL;
}

/** As it is written. */
export interface RealFile {
  readonly pictures: number;
  /** In words. */
  readonly source: string;
  /** Of their features (diffusion/random-features.ts). */
  readonly cloud: Cloud;
}

type Load = () => Promise<{ readonly default: RealFile }>;

/** By the model's id, which names fixed bytes for ever. */
const REAL = {
  "faces-32": () => import("./real/faces-32.json"),
  "fashion-28": () => import("./real/fashion-28.json"),
  "photos-32": () => import("./real/photos-32.json"),
} satisfies Readonly<Record<string, Load>>;

const isReal = (model: string): model is keyof typeof REAL => Object.hasOwn(REAL, model);

/** Null for a model of which no real pictures are known here. */
export async function realOf(model: string): Promise<Real | null> {
  if (!isReal(model)) return null;
  return { ...(await REAL[model]()).default, model };
}
