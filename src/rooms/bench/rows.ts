/** Rows as one edits them, and what they are called. */
import { samplerOf } from "../../diffusion/samplers/index.ts";
import { MOST_ROWS, type Row, settings } from "./scene.ts";
import { choose } from "./view.ts";

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

export function removeRow(row: number): void {
  const { rows } = settings.get();
  if (rows.length < 2) return;
  settings.patch({ rows: rows.toSpliced(row, 1) });
  choose(Math.max(0, Math.min(row, rows.length - 2)));
}

export function changeRow(row: number, change: Partial<Row>): void {
  settings.patch({ rows: settings.get().rows.map((each, i) => (i === row ? { ...each, ...change } : each)) });
}
