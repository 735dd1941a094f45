/** A table as JSON: its cells by their columns' names, where they are from, and of what can be run the recipe. */
import { isMeasured, type Known } from "../figure.ts";
import { fullName, type Sheet } from "./sheet.ts";

export function sheetJson({ title, note, columns, groups }: Sheet): string {
  const table = {
    title,
    note,
    groups: groups.map(({ name, source, lines }) => ({
      conditions: name,
      ...(source && { source }),
      rows: lines.map((line) => ({
        row: line.name,
        cells: Object.fromEntries(columns.map((column, i) => [fullName(column), plain(line.cells[i] ?? null)])),
        ...(line.recipe !== undefined && { recipe: line.recipe }),
      })),
    })),
  };
  return `${JSON.stringify(table, null, 2)}\n`;
}

/** Numbers as numbers; a figure of a paper with the text that it is printed as. */
function plain(cell: Known): unknown {
  if (cell === null || cell === "unstable" || isMeasured(cell)) return cell;
  const { text, error, bound, train } = cell;
  return {
    value: Number(text),
    printed: text,
    ...(error && { error: Number(error) }),
    ...(bound && { bound: "upper" }),
    ...(train && { train: Number(train) }),
  };
}
