/** The rows of the matrix, and the ways to mix. */
import type { InterpolateScene, Mix } from "./scene.ts";

/** The ways to mix two states, in the order they stand in lists and in the matrix. */
export const MIXES: readonly Mix[] = ["linear", "spherical", "constant_variance"];

export interface MixRow {
  /** Where both ends are noised to; T, all noise, where the mixing is done in x_T. */
  readonly t: number;
  readonly mix: Mix;
}

/**
 * One t is figure 8 of the DDPM paper, several are figure 9, and "all" is the three ways of mixing under one another.
 * In x_T (encoded, or two seeds) there is no t to choose.
 */
export function mixRows({ way, times, mix }: Pick<InterpolateScene, "way" | "times" | "mix">, T = 1000): MixRow[] {
  const from = way === "ddpm" ? times : [T];
  if (mix !== "all") return from.map((t) => ({ t, mix }));
  return MIXES.map((each) => ({ t: from[0] ?? T, mix: each }));
}
