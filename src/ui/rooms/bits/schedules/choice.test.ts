import { expect, test } from "vitest";
import { KINDS, LEAST_T, MOST_T, scheduleFor } from "./choice.ts";

test("every kind is a schedule at every length offered", () => {
  for (const kind of KINDS)
    for (const T of [LEAST_T, 1000, MOST_T]) {
      const { betas, alphasCumprod } = scheduleFor({ kind, T }, null);
      expect(betas.length, `${kind} at ${T}`).toBe(T);
      expect(alphasCumprod.at(-1)!).toBeLessThan(1);
    }
});

test("the model's own is the model's, and as long", () => {
  const process = {
    T: 50,
    schedule: { kind: "const", beta_end: 0.5 },
    prediction: "epsilon",
    variance: "fixed",
  } as const;
  expect([...scheduleFor({ kind: "own", T: 1000 }, process).betas]).toEqual(Array(50).fill(0.5));
});
