import { expect, test } from "vitest";
import { openingOf, secondsFor } from "./opening.ts";
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
