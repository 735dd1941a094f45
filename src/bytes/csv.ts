/** Tables as CSV (RFC 4180): CRLF, quotes where they are needed, numbers with all their digits. */

export type Cell = string | number | null;

/**
 * One header and the rows under it; null is an empty cell.
 * @throws RangeError for a row of another length than the header.
 */
export function writeCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const bad = rows.findIndex((row) => row.length !== columns.length);
  if (bad >= 0) {
    throw new RangeError(`expected ${columns.length} cells in row ${bad + 1}, found ${rows[bad]!.length}`);
  }
  return [columns, ...rows].map((row) => `${row.map(written).join(",")}\r\n`).join("");
}

function written(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
