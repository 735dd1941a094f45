import { readFileSync } from "node:fs";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import {
  type Cloud,
  cloudOf,
  frechetDistance,
  kernelDifference,
  kernelDistance,
  whitened,
} from "./feature-distance.ts";
import { fromLevel } from "./levels.ts";
import { normals } from "./noise.ts";
import { RandomFeatures } from "./random-features.ts";

const SIDE = 32;
const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** The 64 held-out faces, [3, 32, 32] each. */
function heldOut(): Float32Array[] {
  const sheet = PNG.sync.read(readFileSync("src/rooms/bench/real/faces-32.png"));
  return Array.from({ length: 64 }, (_, face) =>
    Float32Array.from({ length: 3 * SIDE * SIDE }, (_, i) => {
      const [c, y, x] = [Math.floor(i / SIDE ** 2), Math.floor(i / SIDE) % SIDE, i % SIDE];
      const [row, column] = [Math.floor(face / 8) * SIDE + y, (face % 8) * SIDE + x];
      return fromLevel(sheet.data[(row * sheet.width + column) * 4 + c]!);
    }),
  );
}

test("held-out faces are as far from the others as npm run bench:quality found", () => {
  const features = new RandomFeatures({ channels: 3, width: SIDE, height: SIDE });
  const { cloud }: { cloud: Cloud } = read("src/rooms/bench/real/faces-32.json");
  const points = whitened(
    heldOut().map((face) => features.of(face)),
    cloud,
  );
  for (const { pictures, distance, standardError, frechet } of read("bench/results/steps.json").result.real) {
    const some = points.slice(0, pictures);
    const found = kernelDistance(some);
    expect(found.distance).toBeCloseTo(distance, 6);
    expect(found.standardError).toBeCloseTo(standardError, 6);
    expect(frechetDistance(some) / frechet).toBeCloseTo(1, 5);
  }
});

/** [n][F] of the project's own noise, the same for every call. */
function points(n: number, F: number, image: number): number[][] {
  const all = normals(new Float32Array(n * F), { seed: [7, 0], image, branch: 0 }, "initial", 0);
  return Array.from({ length: n }, (_, i) => Array.from(all.subarray(i * F, (i + 1) * F)));
}

/** As it is defined: a table of all pairs, and the jackknife by leaving each out. */
function plainDistance(cloud: readonly number[][]): number {
  const F = cloud[0]!.length;
  const n = cloud.length;
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  let pairs = 0;
  let real = 0;
  for (const x of cloud) {
    for (const y of cloud) if (x !== y) pairs += (dot(x, y) / F + 1) ** 2;
    real += dot(x, x) / F ** 2 + 1;
  }
  return pairs / (n * (n - 1)) - (2 * real) / n + 1 / F + 1;
}

function plainError(estimates: readonly number[]): number {
  const n = estimates.length;
  const mean = estimates.reduce((a, b) => a + b) / n;
  return Math.sqrt(((n - 1) / n) * estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

test("distances and paired differences are those of the definition", () => {
  const [a, b] = [points(24, 5, 0), points(24, 5, 1).map((x) => x.map((value) => 1.4 * value + 0.2))];
  const without = (cloud: number[][]) => cloud.map((_, i) => plainDistance(cloud.filter((_, j) => j !== i)));
  const found = kernelDistance(b);
  expect(found.distance).toBeCloseTo(plainDistance(b), 10);
  expect(found.standardError).toBeCloseTo(plainError(without(b)), 10);
  const apart = kernelDifference(a, b);
  expect(apart.distance).toBeCloseTo(plainDistance(a) - plainDistance(b), 10);
  const others = without(b);
  expect(apart.standardError).toBeCloseTo(plainError(without(a).map((value, i) => value - others[i]!)), 10);
});

test("points of the reference itself are near it, and a cloud is its own mean and covariance", () => {
  const cloud = points(500, 3, 2);
  const white = whitened(cloud, cloudOf(cloud));
  const { mean, covariance } = cloudOf(white);
  for (const value of mean) expect(value).toBeCloseTo(0, 10);
  expect(covariance[0]![0]).toBeCloseTo(1, 10);
  expect(Math.abs(frechetDistance(white))).toBeLessThan(1e-10);
});

test("pictures of an odd size and one channel have features too", () => {
  const found = new RandomFeatures({ channels: 1, width: 7, height: 7 }).ofSaved(new Float32Array(49).fill(0.5));
  expect(found).toHaveLength(16);
  expect(found.some((value) => value !== 0)).toBe(true);
});
