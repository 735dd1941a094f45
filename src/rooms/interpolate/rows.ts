/** The rows of the matrix, and the ways to mix. */
import type { InterpolateScene, Mix } from "./scene.ts";

/** The ways to mix two states, in the order they stand in lists and in the matrix. */
export const MIXES: readonly Mix[] = ["linear", "spherical", "constant_variance"];

export interface MixRow {
  /** Where both ends are noised to; T, all noise, where the mixing is done in x_T. */
  readonly t: number;
  readonly mix: Mix;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Where a picture stands in a matrix of so many rows and columns; in the middle where none is chosen. */
export function cellOf(picture: number | null, rows: number, columns: number): Cell {
  const row = picture === null ? Math.floor(rows / 2) : Math.floor(picture / columns);
  const column = picture === null ? Math.floor(columns / 2) : picture % columns;
  return { row: Math.min(row, rows - 1), column };
}

/** The picture that stands in a cell, or in the one nearest to it where the matrix is smaller. */
export function pictureIn({ row, column }: Cell, rows: number, columns: number): number {
  return Math.min(row, rows - 1) * columns + Math.min(column, columns - 1);
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
