/**
 * Comparisons that say how close they were. Every one prints its group, how many values it
 * compared, the largest difference and the tolerance; `npm run reference` collects them into a
 * table through the file that BACKSTEP_REPORT names.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

export interface ReportLine {
  readonly group: string;
  readonly count: number;
  readonly largest: number;
  readonly tolerance: number;
}

export interface Comparison {
  /**
   * |actual − expected| / scale of each value joins the comparison. `scale` is one number or one a
   * value; left out, it is |expected|, a relative difference (absolute where expected is 0).
   * A NaN on either side, or another length, is an infinite difference.
   */
  compare(
    actual: number | ArrayLike<number>,
    expected: number | ArrayLike<number>,
    scale?: number | ArrayLike<number>,
  ): void;
  /** Prints and records the line; throws if the largest difference exceeds the tolerance, or nothing was compared. */
  finish(): ReportLine;
}

/** A group of values compared under one tolerance. */
export function comparison(group: string, tolerance: number): Comparison {
  let count = 0;
  let largest = 0;
  let worst = "";
  return {
    compare(actual, expected, scale) {
      const a = values(actual);
      const e = values(expected);
      if (a.length !== e.length) throw new Error(`${group}: ${a.length} values, expected ${e.length}`);
      for (let i = 0; i < a.length; i++) {
        const unit = scale === undefined ? Math.abs(e[i]!) || 1 : typeof scale === "number" ? scale : scale[i]!;
        const difference = a[i] === e[i] ? 0 : Math.abs(a[i]! - e[i]!) / unit;
        count++;
        if (difference <= largest) continue;
        largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
        worst = `${a[i]} instead of ${e[i]} at ${i}`;
      }
    },
    finish() {
      const line = { group, count, largest, tolerance };
      report(line);
      if (count === 0) throw new Error(`${group}: nothing was compared`);
      if (largest > tolerance) throw new Error(`${group}: off by ${largest}, tolerance ${tolerance}; ${worst}`);
      return line;
    },
  };
}

/** Prints a measured line, and appends it to the report where there is one. */
export function report(line: ReportLine): void {
  const { group, count, largest, tolerance } = line;
  console.log(
    `${group}: ${count} values, largest difference ${largest.toExponential(2)}, tolerance ${tolerance.toExponential(0)}`,
  );
  const file = process.env.BACKSTEP_REPORT;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** A JSON file of numbers made by the original programs, from REFERENCE_DIR (default: the repository's copy). */
export function reference<T>(name: string): T {
  return JSON.parse(readFileSync(resolve(process.env.REFERENCE_DIR ?? "reference", name), "utf8")) as T;
}

function values(v: number | ArrayLike<number>): ArrayLike<number> {
  return typeof v === "number" ? [v] : v;
}
