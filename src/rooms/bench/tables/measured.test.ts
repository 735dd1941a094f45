/** What the tables say of our models is what the committed results say. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Measured } from "./figure.ts";
import { measuredAblation, measuredBits, measuredRoundTrip, measuredSteps, toyPrinted } from "./measured.ts";
import { STEPS } from "./papers/ddim1.ts";
import { ROUND_TRIPS } from "./papers/ddim2.ts";

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const photos = read("bench/results/photos-32.json");

/** To six digits, as they are written here. */
function expectSame(found: Measured | null | undefined, value: number | undefined, error: number | undefined) {
  if (value === undefined || error === undefined) return expect(found).toBeNull();
  expect((found?.value ?? 0) / value).toBeCloseTo(1, 5);
  expect((found?.error ?? 0) / error).toBeCloseTo(1, 5);
}

test("bits/dim", () => {
  for (const sigma of ["learned_range", "fixed_large"] as const)
    expectSame(measuredBits.photos[sigma], photos.bits.bits_per_dim[sigma], photos.bits.standard_error[sigma]);
  const faces = read("bench/results/bits.json").result.variances.find((v: { sigma: string }) => v.sigma === "learned");
  expectSame(measuredBits.faces.learned_range, faces.bitsPerDim, faces.standardError);
  const fashion = read("models/fashion-28/evaluation.json");
  expectSame(
    measuredBits.fashion.learned_range,
    fashion.bits_per_dim.learned_range,
    fashion.standard_error.learned_range,
  );
});

test.each(STEPS.map((steps, i) => [steps, i] as const))("kernel distances at %d steps", (steps, i) => {
  type Row = { sampler: string; steps: number; kernel: number; error: number };
  for (const sampler of ["ddim", "ddpm"] as const) {
    const row = photos.quality_against_steps.rows.find((r: Row) => r.sampler === sampler && r.steps === steps);
    expectSame(measuredSteps.photos[sampler][i], row?.kernel, row?.error);
  }
  type Cell = { sampler: string; steps: number; distance: number; standardError: number };
  const { cells } = read("bench/results/steps.json").result;
  for (const [sampler, found] of Object.entries(measuredSteps.faces)) {
    const cell = cells.find((c: Cell) => c.sampler === sampler && c.steps === steps);
    expectSame(found[i], cell.distance, cell.standardError);
  }
});

test.each(ROUND_TRIPS.map((steps, i) => [steps, i] as const))("there and back in %d steps", (steps, i) => {
  const at = (row: { steps: number }) => row.steps === steps;
  const ours = photos.round_trip.find(at);
  expectSame(measuredRoundTrip.photos[i], ours.error, ours.standard_error);
  const faces = read("bench/results/round-trip.json").result.find(at);
  expectSame(measuredRoundTrip.faces[i], faces.mse, faces.standardError);
});

test("the ablation", () => {
  const PREDICTS: Record<string, string> = { mean: "μ̃", epsilon: "ε" };
  const { rows } = read("models/train/ablation/results.json");
  const names = rows.map((row: Record<string, string>) => {
    const objective = row.objective === "L_vlb" ? "L" : row.objective;
    const sigma = row.variance === "learned_range" ? ", learned Σ" : objective === "L" ? ", fixed Σ" : "";
    return `${PREDICTS[row.prediction ?? ""]}: ${objective}${sigma}`;
  });
  expect(Object.keys(measuredAblation)).toEqual(names);
  for (const [i, name] of names.entries()) {
    const { bits_per_dim, standard_error, distance } = rows[i];
    expectSame(measuredAblation[name]?.bits, bits_per_dim, standard_error);
    expectSame(measuredAblation[name]?.kernel, distance.kernel, distance.error);
  }
});

test("the toy's table 2", () => {
  const report = readFileSync("bench/results/toy.md", "utf8");
  const rows = report
    .slice(report.indexOf("## Table 2"))
    .matchAll(/^\| (\S+), (L\w*) \|.* \| ([\d.]+) \| ([\d.]+) \|$/gmu);
  const found = [...rows].map(([, predicts, objective, ddpm, ddim]) => [
    `${predicts}: ${objective === "L" ? "L, fixed Σ" : objective}`,
    [ddpm, ddim],
  ]);
  expect(Object.fromEntries(found)).toEqual(toyPrinted);
});
