import fc from "fast-check";
import { expect, test } from "vitest";
import { mixed } from "./mix.ts";

const a = Float32Array.of(1, 0);
const b = Float32Array.of(0, 1);

test("every mix begins at the first and ends at the second", () => {
  for (const mix of ["linear", "spherical", "constant_variance"] as const) {
    expect([...mixed(mix, a, b, 0)]).toEqual([1, 0]);
    expect(mixed(mix, a, b, 1)[0]).toBeCloseTo(0, 7);
    expect(mixed(mix, a, b, 1)[1]).toBeCloseTo(1, 7);
  }
});

test("halfway: the chord, the arc, and √(1 − λ²) with λ", () => {
  expect([...mixed("linear", a, b, 0.5)]).toEqual([0.5, 0.5]);
  expect(mixed("spherical", a, b, 0.5)[0]).toBeCloseTo(Math.SQRT1_2, 7);
  expect(mixed("constant_variance", a, b, 0.5)[0]).toBeCloseTo(Math.sqrt(0.75), 7);
});

test("on the arc vectors of one length keep it", () => {
  const angle = fc.double({ min: 0, max: 3, noNaN: true });
  fc.assert(
    fc.property(angle, fc.double({ min: 0, max: 1, noNaN: true }), (turn, lambda) => {
      const other = Float32Array.of(Math.cos(turn), Math.sin(turn));
      expect(Math.hypot(...mixed("spherical", a, other, lambda))).toBeCloseTo(1, 5);
    }),
  );
});

test("where no one arc joins them the chord does", () => {
  const zero = Float32Array.of(0, 0);
  for (const other of [a, zero, Float32Array.of(-1, 0)])
    expect([...mixed("spherical", a, other, 0.25)]).toEqual([...mixed("linear", a, other, 0.25)]);
});

test("a bad λ or pair is refused", () => {
  for (const bad of [-0.1, 1.1, Number.NaN]) expect(() => mixed("linear", a, b, bad)).toThrow(`invalid lambda: ${bad}`);
  expect(() => mixed("linear", a, new Float32Array(3), 0)).toThrow("2 values with 3");
});
