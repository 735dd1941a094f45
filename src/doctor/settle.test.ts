import { expect, test } from "vitest";
import { SIGNED } from "../formats/process/told.ts";
import { Bench } from "./bench.ts";
import { candidate } from "./hypotheses.ts";
import { Examination } from "./patient.ts";
import { sampled } from "./sample.ts";
import { settleOnNext } from "./settle.ts";
import { stranger, way } from "./testing/disguise.ts";

const LINEAR = { kind: "linear", beta_start: 1e-4, beta_end: 0.02 } as const;
const [half, whole, more] = [500, 1000, 4000].map((T) => candidate(T, LINEAR, { scale: 1, shift: 0 }));

async function settledOn(examination: Examination) {
  const best = { way: examination.patient.ways[0], candidate: half!, prediction: "sample" } as const;
  const own = (await sampled(examination, best, 16))!;
  return { best, own, bench: new Bench(examination, own, SIGNED), others: [whole!, more!] };
}

const patient = () => stranger([1, 8, 8], [way("halves", async (x, t) => x.map((v, i) => v / (1 + t[i >> 6]! / 500)))]);

test("where the best is no denoiser the next is held against pictures of its own, the one before among the others", async () => {
  const examination = new Examination(patient(), {});
  const first = await settledOn(examination);
  const next = (await settleOnNext(examination, first))!;
  expect(next.best).toEqual({ ...first.best, candidate: whole });
  expect(next.others).toEqual([more, half]);
  expect(next.own).not.toEqual(first.own);
  expect(examination.evaluations).toBe(40);
  expect((await next.bench.noise(next.best, 0)).error).toHaveLength(16);
});

test("not without another candidate, nor beyond what may be asked", async () => {
  const examination = new Examination(patient(), {});
  const first = await settledOn(examination);
  expect(await settleOnNext(examination, { ...first, others: [] })).toBeNull();
  for (let i = 0; i < 5; i++) await settleOnNext(examination, first);
  const { evaluations } = examination;
  expect(await settleOnNext(examination, first)).toBeNull();
  expect(examination.evaluations).toBe(evaluations);
  // As many as it takes to tell it from the others are left.
  expect(examination.left).toBeGreaterThan(20);
});
