/** What stands in a cell of a table: a figure as a paper prints it, or a number that was measured here. */

/** As printed: the digits are the paper's, 3.70 is not 3.7. */
export interface Printed {
  readonly text: string;
  /** ±, as printed. */
  readonly error?: string;
  /** A bound from above: ≤. */
  readonly bound?: true;
  /** Of the training pictures, in brackets behind that of the test pictures. */
  readonly train?: string;
}

export interface Measured {
  readonly value: number;
  /** One standard error; null where it has none. */
  readonly error: number | null;
}

/** "unstable": trained and out of range, which the papers print as a dash; null where nothing was printed. */
export type Known = Printed | Measured | "unstable" | null;

const FIGURE = /^(≤ )?(\d[\d.]*)(?: ± (\d[\d.]*))?(?: \((\d[\d.]*)\))?$/;

/** A figure out of its line of a paper's table. @throws RangeError that quotes what is none */
export function printed(text: string): Printed | "unstable" | null {
  if (text === "") return null;
  if (text === "–") return "unstable";
  const [all, bound, figure, error, train] = FIGURE.exec(text) ?? [];
  if (!all || !figure) throw new RangeError(`invalid figure: "${text}", expected for example "≤ 3.70 ± 0.13 (3.69)"`);
  return { text: figure, ...(bound && { bound: true }), ...(error && { error }), ...(train && { train }) };
}

export function isMeasured(cell: Known): cell is Measured {
  return cell !== null && cell !== "unstable" && "value" in cell;
}

export interface Written {
  readonly value: string;
  readonly error: string | null;
  /** Both are times ten to this; 0 where zeros hide no digits. */
  readonly power: number;
}

/** A number to the second digit of its error, or to three of its own where it has none; a count as it is. */
export function written({ value, error }: Measured): Written {
  const size = Math.max(Math.abs(value), error ?? 0);
  const power = size > 0 && size < 0.001 ? Math.floor(Math.log10(size)) : 0;
  const scale = 10 ** -power;
  const precise = error ? 1 - Math.floor(Math.log10(error * scale)) : 2 - Math.floor(Math.log10(size * scale || 1));
  const digits = error === null && Number.isInteger(value) ? 0 : Math.max(0, precise);
  return {
    value: (value * scale).toFixed(digits),
    error: error === null ? null : (error * scale).toFixed(digits),
    power,
  };
}
