/**
 * out += a·b on plain arrays, four rows by four columns at a time, so that a value that is read counts four times. The
 * strides say how the factors lie, so that the three products of a layer (forward, to its input, to its weights) are one.
 */
export interface Factor {
  readonly values: Float64Array;
  readonly at: number;
  /** From one row to the next, and from one column to the next. */
  readonly row: number;
  readonly column: number;
}

/**
 * @param rows of the result; a multiple of 4
 * @param columns of the result; even
 * @param out [rows, columns] from `at` on, row by row
 */
export function multiplyInto(
  out: Float64Array,
  at: number,
  rows: number,
  inner: number,
  columns: number,
  a: Factor,
  b: Factor,
): void {
  for (let i = 0; i < rows; i += 4) {
    for (let j = 0; j < columns; j += 2) {
      let p = a.at + i * a.row;
      let q = b.at + j * b.column;
      const x = a.values;
      const y = b.values;
      const { row, column } = a;
      const next = b.column;
      const down = b.row;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let k = 0; k < inner; k++) {
        const y0 = y[q]!;
        const y1 = y[q + next]!;
        const x0 = x[p]!;
        const x1 = x[p + row]!;
        const x2 = x[p + 2 * row]!;
        const x3 = x[p + 3 * row]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s30 += x3 * y0;
        s31 += x3 * y1;
        p += column;
        q += down;
      }
      const o = at + i * columns + j;
      out[o]! += s00;
      out[o + 1]! += s01;
      out[o + columns]! += s10;
      out[o + columns + 1]! += s11;
      out[o + 2 * columns]! += s20;
      out[o + 2 * columns + 1]! += s21;
      out[o + 3 * columns]! += s30;
      out[o + 3 * columns + 1]! += s31;
    }
  }
}
