/** A t means another picture under every schedule; a level ᾱ is the same share of the picture under all. */
import type { ProcessSpec } from "./process.ts";
import { alphaBarsOf, betasOf } from "./schedule.ts";

/** The t of a process at the levels that `times` have in another, each once; all noise stays all noise, the picture the picture. */
export function sameLevels(times: readonly number[], from: ProcessSpec, to: ProcessSpec): number[] {
  const [before, after] = [from, to].map(({ schedule, T }) => alphaBarsOf(betasOf(schedule, T)));
  const found = times.map((t) => (t >= from.T ? to.T : t <= 0 ? 0 : nearest(after!, before![t - 1]!)));
  return [...new Set(found)];
}

/** The t whose ᾱ is nearest to a level. */
function nearest(alphasCumprod: Float64Array, level: number): number {
  const apart = alphasCumprod.map((alphaBar) => Math.abs(alphaBar - level));
  return 1 + apart.indexOf(Math.min(...apart));
}
