import { expect, test } from "vitest";
import { endsOf, FIRST_CHOICE, KINDS, LEAST_T, MOST_T, readBetas, scheduleFor } from "./choice.ts";

test("every kind that has a length is a schedule at every length offered", () => {
  for (const kind of KINDS.filter((each) => each !== "given"))
    for (const T of [LEAST_T, 1000, MOST_T]) {
      const { betas, alphasCumprod } = scheduleFor({ ...FIRST_CHOICE, kind, T }, null);
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
  expect([...scheduleFor(FIRST_CHOICE, process).betas]).toEqual(Array(50).fill(0.5));
});

test("ends are taken by the kinds that have them, and refused where a β leaves (0, 1)", () => {
  const choice = { ...FIRST_CHOICE, kind: "scaled_linear", T: 100, start: 0.00085, end: 0.012 } as const;
  const { betas } = scheduleFor(choice, null);
  expect(betas[0]).toBeCloseTo(0.00085, 12);
  expect(betas.at(-1)).toBeCloseTo(0.012, 12);
  expect(endsOf("cosine")).toEqual([]);
  expect(() => scheduleFor({ ...choice, kind: "linear", T: 25, end: 0.1 }, null)).toThrow(/expected 0 < β < 1/);
});

test("a list of β is read as people paste it, and is its own length", () => {
  const betas = readBetas("[0.1, 0.2\n0.3; 0.4]");
  expect(betas).toEqual([0.1, 0.2, 0.3, 0.4]);
  expect(scheduleFor({ ...FIRST_CHOICE, kind: "given", betas: betas ?? [] }, null).betas).toHaveLength(4);
  for (const bad of ["", "0.1", "0.1, x", "0.1, 1", "0, 0.1"]) expect(readBetas(bad), bad).toBeNull();
});
