import { expect, test } from "vitest";
import { FLAG, packLanes, ROW, ROW_BYTES, ROW_WGSL, ROW_WORDS } from "./pack.ts";
import type { Lane, Plan } from "./plan.ts";
import { planFor } from "./samplers/plans/index.ts";
import type { ProcessSpec } from "./spec.ts";

const process: ProcessSpec = {
  T: 100,
  schedule: { kind: "cosine" },
  prediction: "epsilon",
  variance: "learned_range",
};
const ancestral = planFor(process, { kind: "ddpm", steps: "10", sigma: "learned", clip: true });
const solver = planFor(process, { kind: "dpmpp2m", steps: 4, spacing: "trailing", clip: false });

const lane = (plan: Plan, more: Partial<Lane> = {}, noise: Partial<Lane["noise"]> = {}): Lane => ({
  plan,
  x: new Float32Array(4),
  at: 0,
  noise: { seed: [7, 8], image: 3, branch: 2, sharedSteps: 0, ...noise },
  ...more,
});

test("a row holds its step, rounded to float32, and its address", () => {
  const { floats, words, timesteps } = packLanes([lane(ancestral)], 0);
  const [first] = ancestral.steps;
  if (first?.spread.kind !== "learned") throw new Error("learned");
  expect(floats[ROW.timestep]).toBe(99);
  expect(floats[ROW.fromX]).toBe(Math.fround(first.fromX));
  expect(floats[ROW.fromM]).toBe(Math.fround(first.fromM));
  expect(floats[ROW.noiseFromM]).toBe(1);
  expect(floats[ROW.cx]).toBe(Math.fround(first.cx));
  expect(floats[ROW.c0]).toBe(Math.fround(first.c0));
  expect(floats[ROW.sigma]).toBe(0);
  expect(floats[ROW.logMax]).toBe(Math.fround(first.spread.logMax));
  expect(floats[ROW.logMin]).toBe(Math.fround(first.spread.logMin));
  expect([floats[ROW.guidance], words[ROW.twin]]).toEqual([1, 0]);
  expect(words[ROW.flags]).toBe(FLAG.clip | FLAG.learned | FLAG.noise);
  expect(words[ROW.noiseIndex]).toBe(99);
  expect([words[ROW.image], words[ROW.stream]]).toEqual([3, 1 | (2 << 8)]);
  expect([words[ROW.seedLow], words[ROW.seedHigh]]).toEqual([7, 8]);
  expect([...timesteps]).toEqual(ancestral.steps.map((step) => step.timestep));
});

test("lanes are aligned by where they start, and short ones end in rows that change nothing", () => {
  const { positions, images, floats, words, timesteps } = packLanes(
    [lane(ancestral, { at: 3 }), lane(solver), lane({ steps: [] })],
    0,
  );
  expect([positions, images]).toEqual([7, 3]);
  const row = (position: number, image: number) => (position * images + image) * ROW_WORDS;
  expect(floats[row(0, 0) + ROW.timestep]).toBe(ancestral.steps[3]!.timestep);
  expect(floats[row(3, 1) + ROW.fromX]).toBe(Math.fround(solver.steps[3]!.fromX));
  expect(timesteps[3 * images + 1]).toBe(solver.steps[3]!.timestep);
  for (const still of [row(4, 1), row(6, 1), row(0, 2)]) {
    const values = [ROW.cx, ROW.fromX, ROW.fromM, ROW.c0, ROW.ce, ROW.cp, ROW.sigma].map((at) => floats[still + at]);
    expect(values).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect(words[still + ROW.flags]).toBe(0);
  }
});

test("the first shared steps of the plan draw image 0's noise, wherever a lane begins", () => {
  const images = (at: number, sharedSteps: number) => {
    const { words, positions } = packLanes([lane(ancestral, { at }, { sharedSteps })], 0);
    return Array.from({ length: positions }, (_, p) => words[p * ROW_WORDS + ROW.image]);
  };
  expect(images(0, 2).slice(0, 4)).toEqual([0, 0, 3, 3]);
  expect(images(1, 2).slice(0, 3)).toEqual([0, 3, 3]);
  expect(images(0, 0)[0]).toBe(3);
});

test("a guided lane is asked about twice, of its class and of none; guidance of 1 is asked about once", () => {
  const told = (label: number, guidance: number) => ({ told: { label, guidance } });
  const batch = packLanes(
    [
      lane(ancestral),
      lane(ancestral, told(2, 3)),
      lane(ancestral, told(0, 1)),
      lane(ancestral, { ...told(1, 0), at: 4 }),
    ],
    5,
  );
  expect(batch.asked).toEqual([0, 1, 2, 3, 1, 3]);
  expect([...batch.labels]).toEqual([5, 2, 0, 1, 5, 5]);
  const [first, fifth] = [ancestral.steps[0]!.timestep, ancestral.steps[4]!.timestep];
  expect([...batch.timesteps.subarray(0, 6)]).toEqual([first, first, first, fifth, first, fifth]);
  const rows = batch.asked.slice(0, 4).map((image) => image * ROW_WORDS);
  expect(rows.map((row) => batch.words[row + ROW.twin])).toEqual([0, 4, 2, 5]);
  expect(rows.map((row) => batch.floats[row + ROW.guidance])).toEqual([1, 3, 1, 0]);
});

test("WGSL reads the same words in the same order", () => {
  expect(ROW_BYTES % 16).toBe(0);
  const fields = [...ROW_WGSL.matchAll(/^ {2}(\w+): (f32|u32),$/gm)].map(([, name, type]) => [name, type] as const);
  expect(fields).toHaveLength(ROW_WORDS);
  fields.forEach(([name, type], at) => {
    const camel = name!.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(ROW[camel as keyof typeof ROW]).toBe(at);
    expect(type).toBe(at < ROW.flags ? "f32" : "u32");
  });
  expect(ROW_WGSL).toContain("const FLAG_LEARNED = 2u;");
});

test("a lane that begins outside its plan, or has no such branch, is refused", () => {
  for (const at of [-1, 11, 0.5]) expect(() => packLanes([lane(ancestral, { at })], 0)).toThrow(`position ${at}`);
  expect(() => packLanes([lane(ancestral, {}, { branch: -1 })], 0)).toThrow("invalid branch: -1");
});
