/** Which of a model's T steps strided sampling keeps (Nichol & Dhariwal 2021, section 4). */
import { roundHalfEven } from "./round.ts";

/**
 * The model's indices to keep, rising, each once, in improved-diffusion's syntax:
 * - "250": 250 of them, evenly, the first and the last among them;
 * - "10,15,20": the T steps cut into three sections, 10 of the first, 15 of the second, …;
 * - "ddim50": every k-th from 0 on, with the whole number k that gives exactly 50.
 *
 * Throws a RangeError that says why for anything else, and for what cannot be kept.
 */
export function spaceTimesteps(T: number, spec: string): number[] {
  const ddim = /^ddim(\d+)$/.exec(spec);
  if (ddim) return strided(T, Number(ddim[1]), spec);
  if (!/^\d+(,\d+)*$/.test(spec))
    throw new RangeError(`invalid steps: "${spec}", expected a number ("250"), sections ("10,15,20") or "ddim50"`);

  const counts = spec.split(",").map(Number);
  const size = Math.floor(T / counts.length);
  const extra = T % counts.length;
  let start = 0;
  const kept = counts.flatMap((count, section) => {
    const length = size + (section < extra ? 1 : 0);
    if (count > length)
      throw new RangeError(
        `invalid steps: "${spec}" asks for ${count} steps of section ${section + 1}, which has ${length} of the ${T}`,
      );
    const steps = spread(count, length).map((i) => start + i);
    start += length;
    return steps;
  });
  if (kept.length === 0) throw new RangeError(`invalid steps: "${spec}" keeps none, expected 1 … ${T}`);
  return kept;
}

/** Every k-th step, where some k gives exactly `count`. */
function strided(T: number, count: number, spec: string): number[] {
  for (let k = 1; k < T; k++) if (Math.ceil(T / k) === count) return Array.from({ length: count }, (_, i) => i * k);
  throw new RangeError(`invalid steps: "${spec}", no whole stride takes exactly ${count} of ${T} steps`);
}

/** `count` of 0 … length − 1, both ends among them; a running sum, so that it rounds as the original does. */
function spread(count: number, length: number): number[] {
  const stride = count > 1 ? (length - 1) / (count - 1) : 1;
  let position = 0;
  return Array.from({ length: count }, () => {
    const index = roundHalfEven(position);
    position += stride;
    return index;
  });
}
