import { expect, test } from "vitest";
import { cut, startLevel } from "./cut.ts";
import { normals } from "./noise.ts";
import type { NoiseAddress } from "./plan.ts";
import { planFor } from "./samplers/plans/index.ts";
import { seedOf } from "./seed.ts";
import type { ProcessSpec } from "./spec.ts";
import { type Start, startOf } from "./start.ts";

const D = 3072;
const process: ProcessSpec = { T: 1000, schedule: { kind: "cosine" }, prediction: "epsilon", variance: "fixed" };
const plan = planFor(process, { kind: "ddpm", steps: "10", sigma: "fixed_small", clip: true });
const noise: NoiseAddress = { seed: seedOf("1"), image: 5, branch: 4, sharedSteps: 0 };
const picture = (value: number) => new Float32Array(D).fill(value);
const drawn = (stream: "initial" | "endA" | "endB", image: number, seed = noise.seed) =>
  normals(new Float32Array(D), { seed, image, branch: 0 }, stream, 0);
const start = (spec: Start, address = noise) => startOf(spec, plan, address, D);

test("x_T is the image's own, not the branch's, or image 0's where steps are shared", () => {
  expect(start({ from: "noise" })).toEqual(drawn("initial", 5));
  expect(start({ from: "noise" }, { ...noise, branch: 0 })).toEqual(drawn("initial", 5));
  expect(start({ from: "noise" }, { ...noise, sharedSteps: 1 })).toEqual(drawn("initial", 0));
  expect(start({ from: "noise", image: 0 })).toEqual(drawn("initial", 0));
});

test("between two seeds λ runs from one x_T to the other, as long all the way", () => {
  const at = (lambda: number) => start({ from: "seeds", other: "2", lambda });
  expect(at(0)).toEqual(drawn("initial", 5));
  expect(at(1)).toEqual(drawn("initial", 5, seedOf("2")));
  const length = (x: Float32Array) => Math.hypot(...x);
  expect(length(at(0.5)) / length(at(0))).toBeCloseTo(1, 1);
});

test("a picture at t is √ᾱ·x₀ + √(1 − ᾱ)·ε at the level of the step that begins there", () => {
  const { alphaBar, t } = startLevel(plan, 600);
  expect(t).toBe(556);
  expect(cut(plan, 600).steps[0]).toMatchObject({ t, alphaBar });
  const x = start({ from: "picture", x0: picture(0.5), t: 600, end: 1 });
  const epsilon = drawn("endB", 0);
  expect(x[7]).toBeCloseTo(Math.sqrt(alphaBar) * 0.5 + Math.sqrt(1 - alphaBar) * epsilon[7]!, 6);
  expect(start({ from: "picture", x0: picture(0.5), t: 0, end: 0 })).toEqual(picture(0.5));
  expect(() => start({ from: "picture", x0: new Float32Array(3), t: 0, end: 0 })).toThrow("3 values, expected 3072");
  expect(() => start({ from: "picture", x0: picture(0), t: -1, end: 0 })).toThrow("invalid t: -1");
});

test("the ends of a mix are the same pictures at t for every λ and image", () => {
  const mix = { from: "mix", a: picture(0.5), b: picture(-0.5), t: 600, mix: "linear", sharedNoise: false } as const;
  const a = start({ from: "picture", x0: mix.a, t: 600, end: 0 });
  const b = start({ from: "picture", x0: mix.b, t: 600, end: 1 });
  expect(start({ ...mix, lambda: 0 })).toEqual(a);
  expect(start({ ...mix, lambda: 1 }, { ...noise, image: 9 })).toEqual(b);
  expect(start({ ...mix, lambda: 0.25 })[3]).toBeCloseTo(0.75 * a[3]! + 0.25 * b[3]!, 6);
  // One noise for both: at λ = ½ opposite pictures cancel and the noise is whole.
  const { alphaBar } = startLevel(plan, 600);
  const shared = start({ ...mix, sharedNoise: true, lambda: 0.5 });
  expect(shared[3]).toBeCloseTo(Math.sqrt(1 - alphaBar) * drawn("endA", 0)[3]!, 6);
});
