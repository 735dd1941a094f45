import { expect, test } from "vitest";
import { shareUpTo, weightsOf } from "./weights.ts";

test("the bound's weights are shown against their mean, as L_simple's are 1", () => {
  for (const variance of ["fixed_small", "fixed_large"] as const) {
    const weights = weightsOf(variance, 1000);
    const { absolute, relative } = weights;
    expect(relative.length).toBe(999);
    expect(relative.reduce((sum, weight) => sum + weight, 0) / relative.length).toBeCloseTo(1, 12);
    // The shape is the bound's own.
    expect(relative[0]! / relative[998]!).toBeCloseTo(absolute[0]! / absolute[998]!, 6);
    expect(shareUpTo(weights, 1000)).toBeCloseTo(1, 12);
    // More than an even share of it stands at the smallest t.
    expect(shareUpTo(weights, 50)).toBeGreaterThan(49 / 999);
  }
});
