/** Rows as one edits them, and what they are called. */
import { samplerOf } from "../../diffusion/samplers/index.ts";
import { MOST_ROWS, type Row, settings } from "./scene.ts";
import { choose, useBenchView } from "./view.ts";

export const letterOf = (row: number): string => "ABCDEF"[row] ?? String(row + 1);

export const nameOf = ({ sampler }: Row): string => `${samplerOf(sampler).label.short} ${sampler.steps}`;

/** Behind the row, which it is like. */
export function copyRow(row: number): void {
  const { rows } = settings.get();
  const like = rows[row];
  if (!like || rows.length >= MOST_ROWS) return;
  settings.patch({ rows: rows.toSpliced(row + 1, 0, like) });
  choose(row + 1);
}

/** The row whose settings are shown stays that; where it is the one that goes, the next takes its place. */
export function removeRow(row: number): void {
  const { rows } = settings.get();
  if (rows.length < 2) return;
  const chosen = chosenOf(useBenchView.getState().chosen, rows);
  settings.patch({ rows: rows.toSpliced(row, 1) });
  choose(Math.min(row < chosen ? chosen - 1 : chosen, rows.length - 2));
}

/** The row whose settings are shown: rows go by undo, too. */
export function useChosen(): number {
  const chosen = useBenchView((view) => view.chosen);
  return chosenOf(chosen, settings.use().rows);
}

const chosenOf = (chosen: number, rows: readonly Row[]) => Math.min(chosen, rows.length - 1);

export function changeRow(row: number, change: Partial<Row>): void {
  settings.patch({ rows: settings.get().rows.map((each, i) => (i === row ? { ...each, ...change } : each)) });
}
