import { expect, test } from "vitest";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { betweenLanes, encodeLanes, interpolateLanes, lambdas } from "./lanes.ts";
import { mixRows } from "./rows.ts";
import { FIRST } from "./scene.ts";

const scene = FIRST;
const flat = (value: number): InputPicture => ({
  width: 32,
  height: 32,
  channels: 3,
  pixels: new Uint8Array(32 * 32 * 3).fill(value),
});
const ends = [flat(0), flat(255)] as const;

test("λ runs over 0, 1/8 … 1", () => {
  expect(lambdas(8)).toEqual([0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]);
});

test("the strip mixes the same two ends at every λ and begins at t", () => {
  const lanes = interpolateLanes({ ...scene, times: [500] }, ends, []);
  expect(lanes.length).toBe(9);
  for (const { start, fromT } of lanes) {
    expect(fromT).toBe(500);
    expect(start).toMatchObject({ from: "mix", t: 500, sharedNoise: false });
    if (start.from === "mix") expect([start.a[0], start.b[0]]).toEqual([-1, 1]);
  }
  expect(lanes.map(({ image }) => image)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a shared way back is image 0's noise for every λ", () => {
  const lanes = interpolateLanes({ ...scene, sharedReturn: true }, ends, []);
  expect(new Set(lanes.map(({ image }) => image))).toEqual(new Set([0]));
});

test("several t are rows of the matrix, and draw the same noise column by column", () => {
  const lanes = interpolateLanes({ ...scene, times: [1000, 500, 0], intervals: 2 }, ends, []);
  expect(lanes.map(({ fromT, image }) => [fromT, image])).toEqual(
    [1000, 500, 0].flatMap((t) => [0, 1, 2].map((image) => [t, image])),
  );
});

test('"all" is the three ways of mixing at one t', () => {
  expect(mixRows({ ...scene, mix: "all", times: [400, 200] })).toEqual([
    { t: 400, mix: "linear" },
    { t: 400, mix: "spherical" },
    { t: 400, mix: "constant_variance" },
  ]);
});

test("between two x_T the ends are the ends, and every lane starts at the top of its plan", () => {
  const a = Float32Array.of(1, 0);
  const b = Float32Array.of(0, 1);
  const lanes = betweenLanes({ ...scene, way: "seeds", mix: "spherical", intervals: 2 }, a, b, []);
  const starts = lanes.map(({ start }) => (start.from === "state" ? Array.from(start.x) : null));
  expect(starts[0]).toEqual([1, 0]);
  expect(starts[2]?.[1]).toBeCloseTo(1, 6);
  expect(starts[1]?.[0]).toBeCloseTo(Math.SQRT1_2, 6);
  expect(lanes.every(({ fromT }) => fromT === undefined)).toBe(true);
});

test("encoding goes by the steps that lead back, from the picture itself", () => {
  const first = (change: Partial<typeof scene>) => encodeLanes({ ...scene, ...change }, ends, 1000, [])[0]!;
  const solver = { kind: "dpmpp2m", steps: 20, spacing: "trailing", clip: false } as const;
  const quadratic = { ...PRESETS.ddim50, spacing: "quadratic" } as typeof PRESETS.ddim50;
  expect(first({ sampler: PRESETS.ddim50 }).sampler).toEqual({
    kind: "encode",
    steps: 50,
    spacing: "uniform",
    form: "own",
  });
  expect(first({ sampler: quadratic }).sampler).toMatchObject({ steps: 50, spacing: "quadratic" });
  expect(first({ sampler: solver }).sampler).toMatchObject({ steps: 20, spacing: "trailing" });
  expect(first({ sampler: quadratic }).start).toMatchObject({ from: "state", position: 0 });
});

test("a scene that says how pictures are encoded means that", () => {
  const encoder = { steps: 30, spacing: "uniform", form: "improved" } as const;
  const [first] = encodeLanes({ ...scene, sampler: PRESETS.ddim50, encoder }, ends, 1000, []);
  expect(first?.sampler).toEqual({ kind: "encode", ...encoder });
});
