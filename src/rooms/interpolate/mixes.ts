import type { Mix } from "../../recipe/scene.ts";

/** The ways to mix two states, in the order they stand in lists and in the matrix. */
export const MIXES: readonly Mix[] = ["linear", "spherical", "constant_variance"];
