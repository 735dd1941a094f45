/** A table with its words, as it is written to a file: the papers' tables and one's own rows are both one. */
import { isMeasured, type Known } from "../figure.ts";

export interface SheetColumn {
  readonly name: string;
  readonly over?: string;
}

export interface SheetLine {
  readonly name: string;
  readonly cells: readonly Known[];
  /** What makes it again, for those who run it. */
  readonly recipe?: unknown;
}

export interface SheetGroup {
  /** Of what, by what, by whom. */
  readonly name: string;
  readonly source?: string;
  readonly lines: readonly SheetLine[];
}

export interface Sheet {
  /** Of its file and its label, in the letters of both. */
  readonly id: string;
  readonly title: string;
  /** What compares in it, and what doesn't. */
  readonly note: string;
  readonly columns: readonly SheetColumn[];
  readonly groups: readonly SheetGroup[];
}

/** A column under what it stands under: "Steps S: 50". */
export function fullName({ name, over }: SheetColumn): string {
  return over ? `${over}: ${name}` : name;
}

export interface Span {
  readonly name: string;
  readonly columns: number;
}

/** What the columns stand under, each with how many of them; "" is nothing. */
export function spansOf(columns: readonly SheetColumn[]): readonly Span[] {
  const spans: { name: string; columns: number }[] = [];
  for (const { over: name = "" } of columns) {
    const last = spans.at(-1);
    if (last?.name === name) last.columns++;
    else spans.push({ name, columns: 1 });
  }
  return spans;
}

/** Whether a column has an error in any of its cells. */
export function hasErrors({ groups }: Sheet, column: number): boolean {
  return groups.some(({ lines }) => lines.some(({ cells }) => errorOf(cells[column] ?? null) !== null));
}

/** With every digit there is: a string where it is the paper's. */
export function numberOf(cell: Known): string | number | null {
  if (cell === null || cell === "unstable") return cell;
  if (isMeasured(cell)) return cell.value;
  return `${cell.bound ? "≤ " : ""}${cell.text}${cell.train ? ` (${cell.train})` : ""}`;
}

export function errorOf(cell: Known): string | number | null {
  if (cell === null || cell === "unstable") return null;
  return cell.error ?? null;
}
