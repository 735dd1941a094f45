/**
 * What each room starts with, and the papers' settings under their names. Plain data: the store's
 * settings are scenes, so undo, links and files need nothing else.
 */
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { Room, Scene } from "../recipe/scene.ts";

export type SceneOf<R extends Room> = Extract<Scene, { room: R }>;
export type Scenes = { readonly [R in Room]: SceneOf<R> };

export type PresetName = "ddpm1000" | "improved100" | "ddim50" | "ddim10";

/** Presets change the sampler only: seed and count stay, so that the same noise can be compared. */
export const PRESETS: Readonly<Record<PresetName, SamplerSpec>> = {
  // Ho et al. 2020, as their CIFAR-10 run: every step, Σ = β.
  ddpm1000: { kind: "ddpm", steps: "1000", sigma: "fixed_large", clip: true },
  // Nichol & Dhariwal 2021: strided, learned Σ.
  improved100: { kind: "ddpm", steps: "100", sigma: "learned", clip: true },
  // Song et al. 2021, η = 0.
  ddim50: ddim(50),
  ddim10: ddim(10),
};

function ddim(steps: number): SamplerSpec {
  return { kind: "ddim", steps, spacing: "uniform", eta: 0, sigmaHat: false, clip: true, epsilon: "recompute" };
}

const FIRST_SEED = "2006";

export const FIRST_SCENES: Scenes = {
  generate: { room: "generate", sampler: PRESETS.ddpm1000, seed: FIRST_SEED, count: 16 },
  trajectory: {
    room: "trajectory",
    sampler: PRESETS.ddpm1000,
    seed: FIRST_SEED,
    count: 4,
    repeatNoiseSteps: -1,
    branches: [],
  },
  endings: {
    room: "endings",
    sampler: PRESETS.ddpm1000,
    seed: FIRST_SEED,
    times: [1000, 750, 500, 250, 0],
    count: 8,
  },
  interpolate: {
    room: "interpolate",
    way: "ddpm",
    sampler: PRESETS.ddpm1000,
    seed: FIRST_SEED,
    otherSeed: "1508",
    times: [500],
    intervals: 8,
    mix: "linear",
    sharedNoise: false,
    sharedReturn: false,
    ends: [null, null],
  },
  compare: {
    room: "compare",
    columns: [
      { sampler: PRESETS.ddpm1000, seed: FIRST_SEED },
      { sampler: PRESETS.ddim50, seed: FIRST_SEED },
    ],
    count: 4,
  },
  bits: { room: "bits", pictures: [], steps: "1000", sampled: 0, seed: FIRST_SEED, clip: true },
};

/** Scenes are plain JSON but for their pictures, whose pixels never change in place: identity is equality. */
export function sameScene(a: Scene, b: Scene): boolean {
  return a === b || equal(a, b);
}

function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Uint8Array || b instanceof Uint8Array) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

/** A new 64-bit seed. Short ones are easier to say aloud, so five digits are enough. */
export function rollSeed(): string {
  const [word] = crypto.getRandomValues(new Uint32Array(1));
  return String((word ?? 0) % 100_000);
}

const LARGEST_SEED = 2n ** 64n - 1n;

/** The seed as it is kept, or null when the text is none. */
export function parseSeed(text: string): string | null {
  const trimmed = text.trim();
  if (!/^\d{1,20}$/.test(trimmed)) return null;
  const value = BigInt(trimmed);
  return value <= LARGEST_SEED ? value.toString() : null;
}
