/** Comparisons made in the browser, as the lines that `npm run reference` prints (src/diffusion/testing/report.ts). */
import type { ReportLine } from "../../../src/diffusion/testing/report.ts";

export interface Difference extends ReportLine {
  /** Which case the largest came from. */
  readonly worst: string;
}

/** Float32's, in sums of the absolute terms. */
const TOLERANCE = 1e-6;

export class Differences {
  readonly #groups = new Map<string, { count: number; largest: number; worst: string }>();

  /** |found − expected| / terms of each value joins the group. NaN on either side is an infinite difference. */
  compare(
    group: string,
    worst: string,
    found: ArrayLike<number>,
    expected: ArrayLike<number>,
    terms: ArrayLike<number>,
  ): void {
    const line = this.#groups.get(group) ?? { count: 0, largest: 0, worst: "" };
    this.#groups.set(group, line);
    for (let i = 0; i < expected.length; i++) {
      const difference = found[i] === expected[i] ? 0 : Math.abs(found[i]! - expected[i]!) / terms[i]!;
      line.count++;
      if (difference <= line.largest) continue;
      line.largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
      line.worst = worst;
    }
  }

  lines(): Difference[] {
    return [...this.#groups].map(([group, line]) => ({ group, ...line, tolerance: TOLERANCE }));
  }
}
