/**
 * What there is to learn: dots in the plane, each the middle of a small round Gaussian. Five sets are built in, and one can
 * be drawn. All lie within the range that pictures have, −1 … 1.
 */
import { normals } from "../../../diffusion/noise.ts";
import { philox } from "../../../diffusion/philox.ts";
import type { NoiseAddress } from "../../../diffusion/plan.ts";
import type { SetName } from "./choices.ts";

export interface Dots {
  /** [dots, 2] */
  readonly middles: Float64Array;
  /** Of every dot's Gaussian. */
  readonly deviation: number;
}

/** Points of the data, [count, 2]; the same for the same seed. */
export function drawsOf({ middles, deviation }: Dots, count: number, seed: NoiseAddress["seed"]): Float32Array {
  const draws = normals(new Float32Array(2 * count), { seed, image: 1, branch: 0 }, "endA", 0);
  const words = new Uint32Array(4);
  for (let i = 0; i < count; i++) {
    philox(words, i, 0, 2, 0, seed[0], seed[1]);
    const dot = Math.floor((words[0]! / 2 ** 32) * (middles.length / 2));
    for (const axis of [0, 1]) draws[2 * i + axis] = middles[2 * dot + axis]! + deviation * draws[2 * i + axis]!;
  }
  return draws;
}

type Point = readonly [x: number, y: number];

export function dotsOf(name: SetName): Dots {
  const { points, deviation } = MADE[name]();
  return { middles: Float64Array.from(points.flat()), deviation };
}

const MADE: Readonly<Record<SetName, () => { readonly points: readonly Point[]; readonly deviation: number }>> = {
  moons: () => ({
    points: [
      ...along(40, (u) => [-0.24 + 0.5 * Math.cos(Math.PI * u), -0.12 + 0.62 * Math.sin(Math.PI * u)]),
      ...along(40, (u) => [0.24 - 0.5 * Math.cos(Math.PI * u), 0.12 - 0.62 * Math.sin(Math.PI * u)]),
    ],
    deviation: 0.06,
  }),
  roll: () => ({
    // Evenly along the curve: its length grows with the square of the angle.
    points: along(90, (u) => {
      const angle = Math.PI * Math.sqrt(1 + u * (3.6 ** 2 - 1));
      const radius = (0.82 * angle) / (3.6 * Math.PI);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
    deviation: 0.05,
  }),
  rings: () => ({
    points: [...around(28, 0.3), ...around(72, 0.78)],
    deviation: 0.05,
  }),
  board: () => ({
    points: along(16, (u) => [Math.round(u * 15) % 4, Math.floor(Math.round(u * 15) / 4)])
      .filter(([i, j]) => (i + j) % 2 === 0)
      .flatMap(([i, j]) => square(-0.6 + 0.4 * i, -0.6 + 0.4 * j, 0.15, 4)),
    deviation: 0.06,
  }),
  // ε as it is written: two bowls, one over the other, open to the right.
  epsilon: () => ({
    points: [
      ...along(34, (u) => arc(0.06, 0.38, 0.44, 0.36, 0.2 + 1.32 * u)),
      ...along(40, (u) => arc(0.02, -0.38, 0.52, 0.4, 0.5 + 1.3 * u)),
    ],
    deviation: 0.055,
  }),
};

/** `count` points along a curve, both ends among them. */
function along(count: number, curve: (u: number) => Point): Point[] {
  return Array.from({ length: count }, (_, i) => curve(i / (count - 1)));
}

function around(count: number, radius: number): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** `side`² points in a square. */
function square(x: number, y: number, half: number, side: number): Point[] {
  const at = (i: number) => half * ((2 * i) / (side - 1) - 1);
  return Array.from({ length: side * side }, (_, i) => [x + at(i % side), y + at(Math.floor(i / side))]);
}

/** On an ellipse, `turn` half turns from the right, the way a pen goes round: over the top, left, down. */
function arc(x: number, y: number, across: number, up: number, turn: number): Point {
  return [x + across * Math.cos(Math.PI * turn), y + up * Math.sin(Math.PI * turn)];
}
