/** A table in its paper's form, with rows of ours under the paper's: data, said in words by the catalogue beside it. */
import { type Known, printed } from "./figure.ts";
import type { en } from "./words/en.ts";

type Ids<Prefix extends string> = keyof typeof en extends infer Id
  ? Id extends `${Prefix}.${infer Name}`
    ? Name
    : never
  : never;

/** A column is called in words, or by what stands for itself in every language (20, DDIM 50). */
export interface Column {
  readonly word?: Ids<"column">;
  readonly text?: string;
  /** What several columns beside each other are of. */
  readonly over?: Ids<"over">;
}

export interface Line {
  /** As its paper calls it. */
  readonly name: string;
  readonly cells: readonly Known[];
}

/** Rows with the same conditions: of which data, by which measure, of how many pictures. */
export interface Group {
  readonly id: Ids<"group">;
  /** Where the figures are from: an arXiv number, or a file of the repository. */
  readonly source: string;
  readonly lines: readonly Line[];
}

export interface PaperTable {
  readonly id: Ids<"title">;
  readonly columns: readonly Column[];
  readonly groups: readonly Group[];
}

/** A row as its paper prints it. */
export function line(name: string, ...cells: readonly string[]): Line {
  return { name, cells: cells.map(printed) };
}
