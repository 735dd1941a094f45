/** Which positions of a plan are kept: fixed by the plan and a count, never by a machine's speed. */

/** `count` positions, evenly from 0 to `length`, both ends among them; one alone is the last. */
export function recordedPositions(length: number, count: number): Set<number> {
  if (count <= 1) return new Set([length]);
  return new Set(Array.from({ length: count }, (_, i) => Math.round((i * length) / (count - 1))));
}

/** `count` positions to go on from, evenly from 0, the end not among them; none where count is 0. */
export function snapshotPositions(length: number, count: number): Set<number> {
  return new Set(Array.from({ length: count }, (_, i) => Math.floor((i * length) / count)));
}
