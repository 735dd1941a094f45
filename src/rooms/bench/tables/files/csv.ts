/** A table as CSV: a row a row, an error beside its value, every digit that there is. */
import { type Cell, writeCsv } from "../../../../bytes/csv.ts";
import { errorOf, fullName, hasErrors, numberOf, type Sheet } from "./sheet.ts";

export interface CsvHeads {
  readonly conditions: string;
  readonly row: string;
  readonly source: string;
  readonly errorOf: (column: string) => string;
}

export function sheetCsv(sheet: Sheet, heads: CsvHeads): string {
  const columns = sheet.columns.map((column, i) => ({ i, name: fullName(column), errors: hasErrors(sheet, i) }));
  const header = columns.flatMap(({ name, errors }) => (errors ? [name, heads.errorOf(name)] : [name]));
  const rows = sheet.groups.flatMap(({ name, source, lines }) =>
    lines.map((line): readonly Cell[] => [
      name,
      line.name,
      ...columns.flatMap(({ i, errors }) => {
        const cell = line.cells[i] ?? null;
        return errors ? [numberOf(cell), errorOf(cell)] : [numberOf(cell)];
      }),
      source ?? null,
    ]),
  );
  return writeCsv([heads.conditions, heads.row, ...header, heads.source], rows);
}
