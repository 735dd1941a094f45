/** What a chart draws: series of points, and the few questions a chart asks of them. */

export type Point = readonly [x: number, y: number];
/** Solid and dashed tell series apart without colour; `accent` is the one that is spoken of. */
export type Tone = "accent" | "ink" | "quiet";

export interface Series {
  readonly id: string;
  readonly name: string;
  readonly tone: Tone;
  readonly dashed?: boolean;
  /** x rising. A y that is not finite is a hole. */
  readonly points: readonly Point[];
  /** Low and high at the same x: a band around the line. */
  readonly band?: readonly (readonly [x: number, low: number, high: number])[] | undefined;
}

/** The index of the point nearest to x; −1 where there is none. */
export function nearest(points: readonly Point[], x: number): number {
  if (points.length === 0) return -1;
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] <= x) low = middle;
    else high = middle;
  }
  return Math.abs(points[low]![0] - x) <= Math.abs(points[high]![0] - x) ? low : high;
}

/** Least and greatest finite value of all series along one axis; those a logarithm has, where `log`. */
export function extent(series: readonly Series[], axis: 0 | 1, log: boolean): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (value: number) => {
    if (!Number.isFinite(value) || (log && value <= 0)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { points, band } of series) {
    for (const point of points) take(point[axis]);
    if (axis === 1) for (const [, ...edges] of band ?? []) edges.forEach(take);
  }
  if (low > high) return log ? [0.1, 1] : [0, 1];
  return low === high ? (log ? [low / 2, high * 2] : [low, low + (Math.abs(low) || 1)]) : [low, high];
}

/** About `most` of n rows, evenly, first and last among them: what a table can show. */
export function thin(n: number, most: number): number[] {
  if (n <= most) return Array.from({ length: n }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (n - 1)) / (most - 1)));
}
