import { expect, test } from "vitest";
import {
  endsOf,
  FIRST_CHOICE,
  inKind,
  isSchedule,
  KINDS,
  LEAST_T,
  MOST_T,
  readBetas,
  type ScheduleChoice,
  scheduleFor,
} from "./choice.ts";

test("every kind that has a length is a schedule at every length offered", () => {
  for (const kind of KINDS.filter((each) => each !== "own" && each !== "given"))
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

test("whatever was chosen, another kind of it is a schedule: with a model, and while another one loads", () => {
  // A linear one is a quarter as steep at 4000 steps: ends above 1 are right there, and nowhere else.
  const steep: ScheduleChoice = { ...FIRST_CHOICE, kind: "linear", T: MOST_T, start: 1e-4, end: 2 };
  const short: ScheduleChoice = { ...FIRST_CHOICE, kind: "quad", T: LEAST_T, end: 0.03 };
  const nearOne: ScheduleChoice = { ...FIRST_CHOICE, kind: "const", end: 0.99999999 };
  for (const choice of [steep, short, nearOne]) {
    expect(isSchedule(choice, null)).toBe(true);
    for (const kind of KINDS) {
      const changed = inKind(choice, kind, null);
      expect(changed.kind).toBe(kind);
      expect(isSchedule(changed, null), `${choice.kind} as ${kind}`).toBe(true);
    }
  }
});
