import { expect, test } from "vitest";
import { mixCurves, size } from "./mixing.ts";
import { unitNoise } from "./noise.ts";

const [linear, spherical, constant] = mixCurves(unitNoise(3072, 0, "endA"), unitNoise(3072, 0, "endB"));

test("half way, a linear mix has lost 1/√2 of the noise, the others next to none", () => {
  expect(linear!.points[10]![1]).toBeCloseTo(Math.SQRT1_2, 1);
  expect(spherical!.points[10]![1]).toBeCloseTo(1, 1);
  expect(constant!.points[10]![1]).toBeCloseTo(1, 1);
});

test("all begin with the first noise and end with the second", () => {
  for (const curve of [linear!, spherical!, constant!]) {
    expect(curve.points[0]![1]).toBeCloseTo(size(unitNoise(3072, 0, "endA")), 6);
    expect(curve.points[20]![1]).toBeCloseTo(size(unitNoise(3072, 0, "endB")), 6);
  }
});
