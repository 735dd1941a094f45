import { expect, test } from "vitest";
import { toHalf } from "../../bytes/half.ts";
import { type Cloud, kernelDistance } from "../../diffusion/feature-distance.ts";
import { normals } from "../../diffusion/noise.ts";
import { FEATURES } from "../../diffusion/random-features.ts";
import type { Batch } from "../../ledger/records.ts";
import { BATCH } from "./lanes.ts";
import { pairedOf, pairsOf, resultOf, together } from "./results.ts";

/** Of which the noise itself is drawn. */
const REAL: Cloud = {
  mean: new Array(FEATURES).fill(0),
  covariance: Array.from({ length: FEATURES }, (_, i) => Array.from({ length: FEATURES }, (_, j) => Number(i === j))),
};

const noise = (count: number, image: number) =>
  normals(new Float32Array(count * FEATURES), { seed: [3, 0], image, branch: 0 }, "initial", 0);

/** A row whose features are those of `x`. */
function row(x: Float32Array, engine = "e"): Batch[] {
  const size = BATCH * FEATURES;
  return Array.from({ length: x.length / size }, (_, batch) => ({
    row: "r",
    batch,
    when: 0,
    engine,
    features: toHalf(x.slice(batch * size, (batch + 1) * size)),
    took: 32,
  }));
}

test("batches belong together as far as there is no gap and no other engine", () => {
  const all = row(noise(64, 0));
  expect(together(all)).toHaveLength(4);
  expect(together(all.filter(({ batch }) => batch !== 1))).toHaveLength(1);
  expect(together([...all.slice(0, 2), ...row(noise(64, 0), "f").slice(2)])).toHaveLength(2);
  expect(together(all.slice(1))).toHaveLength(0);
  expect(resultOf([], 64, REAL)).toBeNull();
});

test("a result is that of its first pictures, and float16 costs less than its error", () => {
  const x = noise(128, 0);
  const found = resultOf(row(x), 100, REAL);
  expect(found).toMatchObject({ pictures: 100, msPerPicture: 2, engine: "e" });
  const exact = kernelDistance(
    Array.from({ length: 100 }, (_, i) => Array.from(x.subarray(i * FEATURES, (i + 1) * FEATURES))),
  );
  expect(Math.abs(found!.kernel!.distance - exact.distance)).toBeLessThan(exact.standardError / 20);
  expect(Math.abs(exact.distance)).toBeLessThan(3 * exact.standardError);
});

test("without real pictures there are times and no distances", () => {
  expect(resultOf(row(noise(64, 0)), 64, null)).toMatchObject({ kernel: null, frechet: null, points: [] });
  expect(pairedOf(resultOf(row(noise(64, 0)), 64, null), resultOf(row(noise(64, 1)), 64, null))).toBeNull();
});

test("what differs clearly is told apart; what differs a little needs more pictures, and the room says how many", () => {
  const x = noise(64, 0);
  const base = resultOf(row(x), 64, REAL);
  const far = resultOf(row(x.map((value) => 2 * value)), 64, REAL);
  expect(pairedOf(far, base)).toMatchObject({ apart: true, pictures: 64, needed: 64 });
  const near = pairedOf(resultOf(row(noise(64, 5).map((value) => 1.12 * value)), 64, REAL), base);
  expect(near?.apart).toBe(false);
  const { distance, standardError, needed } = near!;
  const apartWith = (count: number) => Math.abs(distance) > 3 * standardError * Math.sqrt(64 / count);
  expect(needed).toBeGreaterThan(64);
  expect([apartWith(needed! / 2), apartWith(needed!)]).toEqual([false, true]);
  expect(pairedOf(base, base)).toMatchObject({ distance: 0, standardError: 0, apart: false });
});

test("a row is held against the first of its model, and rows of two models against none of the other's", () => {
  const [a, b, c] = [0, 1, 2].map((image) => resultOf(row(noise(64, image)), 64, REAL));
  const of = (sha256: string, result: typeof a | null = null) => ({ model: { sha256 }, result: result ?? null });
  const pairs = pairsOf([of("x", a), of("y", b), of("x", c), of("y", a), { model: null, result: b! }, of("z", null)]);
  expect(pairs.map((pair) => pair?.from ?? null)).toEqual([null, null, 0, 1, null, null]);
  expect(pairs[2]).toEqual({ ...pairedOf(c!, a!), from: 0 });
});
