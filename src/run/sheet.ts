/**
 * A run that was recorded beforehand, as two files: recorded/<name>.webp holds its pictures as cells of the model's
 * size, recorded/<name>.json (this) says what they are of. Cells come in the order of `framesOf` and lie row by row,
 * or, where it has a grid, in squares row by row. bench/record.ts makes both.
 */
import type { Scene } from "../scene/scene.ts";
import type { BitsTerm, ModelInfo } from "../worker/protocol.ts";

export interface Sheet {
  readonly model: ModelInfo;
  readonly scene: Scene;
  /** Cells in a row of the picture, or squares of them. */
  readonly columns: number;
  /** Cells on a side of a square: pictures that are seen together pack better side by side. */
  readonly grid?: number;
  /** By the name of the slot that ran it. */
  readonly slots: Readonly<Record<string, SheetSlot>>;
  /** What was measured, where a room measures. */
  readonly batches?: {
    /** Whose arithmetic it was, in words. */
    readonly engine: string;
    readonly made: readonly SheetBatch[];
  };
  readonly bits?: { readonly prior: readonly number[]; readonly terms: readonly BitsTerm[] };
}

/** What was measured of sixteen pictures (ledger/records), as text. */
export interface SheetBatch {
  readonly row: string;
  readonly took: number;
  /** float16, as base64. */
  readonly features: string;
  readonly numbers?: readonly number[];
  /** The recording's first picture of it, where some of it are shown. */
  readonly first?: number;
}

export interface SheetSlot {
  readonly pictures: number;
  /** Interface time at every position of the run. */
  readonly times: readonly number[];
  readonly parts: readonly SheetPart[];
}

/** Neighbouring pictures that were recorded at the same positions. */
export interface SheetPart {
  readonly lane: number;
  readonly count: number;
  readonly positions: readonly number[];
  readonly states: readonly ("x0" | "x")[];
}

/** What one position of a part has: `states` one after the other, each a cell for every picture. */
export interface SheetFrame extends Pick<SheetPart, "lane" | "count" | "states"> {
  readonly slot: string;
  readonly position: number;
  /** The number of its first cell. */
  readonly cell: number;
}

export function framesOf({ slots }: Pick<Sheet, "slots">): SheetFrame[] {
  let cell = 0;
  return Object.entries(slots).flatMap(([slot, { parts }]) =>
    parts.flatMap(({ positions, ...part }) =>
      positions.map((position) => {
        const frame = { slot, position, ...part, cell };
        cell += part.count * part.states.length;
        return frame;
      }),
    ),
  );
}

/** Column and row of a cell among all cells. */
export function placeOf(
  cell: number,
  { columns, grid = 1 }: Pick<Sheet, "columns" | "grid">,
): readonly [number, number] {
  const square = Math.floor(cell / grid ** 2);
  const within = cell % grid ** 2;
  const left = (square % columns) * grid + (within % grid);
  return [left, Math.floor(square / columns) * grid + Math.floor(within / grid)];
}

export function cellsOf(sheet: Pick<Sheet, "slots">): number {
  return framesOf(sheet).reduce((sum, { count, states }) => sum + count * states.length, 0);
}
