import { expect, test } from "vitest";
import { openingOf, secondsFor, secondsLike } from "./opening.ts";
import { FIRST, FIRST_OF_CLASSES } from "./scene.ts";

const gpu = (stepMs: number) => ({ device: "gpu", software: false, stepMs }) as const;
const cpu = (stepMs: number) => ({ device: "cpu", software: false, stepMs }) as const;

test("a graphics processor with time for it runs all 1000 steps: sixteen pictures, else four", () => {
  expect(openingOf(FIRST, gpu(12))).toBe(FIRST);
  expect(openingOf(FIRST, gpu(30))).toEqual({ ...FIRST, count: 4 });
  expect(secondsFor(openingOf(FIRST, gpu(59)), gpu(59))).toBeLessThanOrEqual(60);
});

test("a slower one, a processor, and one that plays a GPU begin with 20 steps of DDIM from the same noise", () => {
  for (const engine of [gpu(61), cpu(40), { ...gpu(12), software: true }]) {
    const { sampler, ...rest } = openingOf(FIRST, engine);
    expect(sampler).toMatchObject({ kind: "ddim", steps: 20, eta: 0 });
    expect(rest).toMatchObject({ seed: FIRST.seed, count: 16 });
  }
  expect(openingOf(FIRST, cpu(200)).count).toBe(4);
});

test("of a model whose step takes a processor seconds, one picture", () => {
  expect(openingOf(FIRST, cpu(1400)).count).toBe(4);
  expect(openingOf(FIRST, cpu(20_000))).toMatchObject({ count: 1, sampler: { kind: "ddim", steps: 20 } });
});

test("of classes, each picture costs two evaluations", () => {
  expect(openingOf(FIRST_OF_CLASSES, gpu(7))).toBe(FIRST_OF_CLASSES);
  expect(openingOf(FIRST_OF_CLASSES, gpu(12))).toEqual({ ...FIRST_OF_CLASSES, count: 4 });
  const plain = openingOf(FIRST, cpu(40));
  const guided = openingOf(FIRST_OF_CLASSES, cpu(40));
  expect(guided).toMatchObject({ sampler: plain.sampler, class: "each", count: 4 });
});

test("settings that somebody chose are run as they are", () => {
  const chosen = { ...FIRST, count: 5 };
  expect(openingOf(chosen, cpu(500))).toBe(chosen);
});

test("what the whole takes follows the run that was cut short: what it took, else its pace", () => {
  const scene = { ...openingOf(FIRST, cpu(40)), count: 4 };
  const run = { scene, phase: "done", took: 2000, pace: null } as const;
  expect(secondsLike(run, FIRST)).toBe(2 * 4 * 50);
  expect(secondsLike(run, FIRST_OF_CLASSES)).toBe(2 * 2 * 4 * 50);
  const pace = { stepsPerSecond: 10, secondsLeft: 1.5, position: 5, length: 20 };
  expect(secondsLike({ ...run, phase: "running", took: null, pace }, FIRST)).toBe(2 * 4 * 50);
  expect(secondsLike({ ...run, phase: "queued", took: null }, FIRST)).toBeNull();
  // Cancelled before its end it keeps its pace, and done with nothing to do it has none.
  expect(secondsLike({ ...run, phase: "cancelled", took: null, pace }, FIRST)).toBe(400);
});
