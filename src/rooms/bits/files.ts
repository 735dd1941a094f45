/** What was measured, as CSV: a row a term, and the curve of progressive coding. */

import { writeCsv } from "../../bytes/csv.ts";
import type { BandPoint } from "../../diffusion/rate-distortion.ts";
import type { BitsRecord } from "./record.ts";

export function termsCsv(record: BitsRecord): string {
  const header = ["picture", "t", "fixed_small", "fixed_large", "learned", "epsilon_mse", "x0_mse"];
  const rows = record.terms.flatMap((terms) =>
    [...terms]
      .sort((a, b) => b.t - a.t)
      .map((term) => [
        term.picture + 1,
        term.t,
        term.fixedSmall,
        term.fixedLarge,
        term.learned,
        term.epsilonMse,
        term.x0Mse,
      ]),
  );
  return writeCsv(header, rows);
}

export function curveCsv(curve: readonly BandPoint[], T: number): string {
  const header = ["t", "reverse_steps", "rate_bits_per_dim", "rate_deviation", "rmse_255", "rmse_deviation"];
  const rows = curve.map(({ t, rate, rateDeviation, distortion, distortionDeviation }) => [
    t,
    T - t + 1,
    rate,
    rateDeviation,
    distortion,
    distortionDeviation,
  ]);
  return writeCsv(header, rows);
}
