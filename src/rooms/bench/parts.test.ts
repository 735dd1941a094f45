import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodePng } from "../../bytes/png-pixels.ts";
import { toLevel } from "../../diffusion/levels.ts";
import { ddim } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { HELD_OUT, picturesIn } from "./held-out.ts";
import { partsOf } from "./parts.ts";
import { FIRST } from "./scene.ts";

const faces = fakeModel({ id: "faces-32" });
const classy = fakeModel({ id: "faces-32", classes: ["cat", "dog"] });
const ddpm = (steps: string): SamplerSpec => ({ kind: "ddpm", steps, sigma: "learned", clip: true });
const kinds = (sampler: SamplerSpec, model = faces, of: { class?: string; guidance?: number } = {}) => {
  const { class: chosen, guidance } = of;
  const scene = { ...FIRST, ...(chosen !== undefined && { class: chosen }) };
  return partsOf(scene, { sampler, ...(guidance !== undefined && { guidance }) }, model).map(({ kind }) => kind);
};

test("DDPM has a bound, DDIM a way back where it draws nothing, and neither where no pictures ship or a row is guided", () => {
  expect(kinds(ddpm("10"))).toEqual(["pictures", "bits"]);
  expect(kinds(ddim(10))).toEqual(["pictures", "trip"]);
  expect(kinds(ddim(10, 1))).toEqual(["pictures"]);
  expect(kinds({ ...ddim(10), sigmaHat: true })).toEqual(["pictures"]);
  expect(kinds(ddpm("10"), fakeModel())).toEqual(["pictures"]);
  expect(kinds(ddpm("10"), classy, { class: "cat", guidance: 3 })).toEqual(["pictures"]);
  expect(kinds(ddpm("10"), classy, { class: "cat" })).toEqual(["pictures", "bits"]);
});

test("what is measured of real pictures has a name that says all it depends on, and costs no more than it must", () => {
  const bits = (steps: string, seed = "1", class_?: string) =>
    partsOf({ ...FIRST, seed, ...(class_ && { class: class_ }) }, { sampler: ddpm(steps) }, classy)[1]!;
  const names = [bits("10"), bits("20"), bits("10", "2"), bits("10", "1", "cat"), bits("10", "1", "each")];
  expect(new Set(names.map(({ key }) => key)).size).toBe(4);
  expect(bits("10", "1", "each").key).toBe(bits("10").key);
  expect([bits("10"), bits("1000")].map(({ batches, cost }) => batches * cost)).toEqual([64 * 10, 64 * 100]);
  const trip = (seed: string) => partsOf({ ...FIRST, seed }, { sampler: ddim(50) }, faces)[1]!;
  expect(trip("1")).toEqual(trip("2"));
  expect(trip("1")).toMatchObject({ batches: 1, cost: 16 * 100 });
});

test("the faces that ship are 64, each of its place in the sheet", () => {
  const sheet = decodePng(readFileSync("src/rooms/bench/real/faces-32.png"), HELD_OUT * 32 * 32);
  const pictures = picturesIn(sheet, { channels: 3, width: 32, height: 32 });
  expect(pictures).toHaveLength(HELD_OUT);
  const at = (n: number, c: number, y: number, x: number) => toLevel(pictures[n]![(c * 32 + y) * 32 + x]!);
  const there = (n: number, c: number, y: number, x: number) =>
    sheet.pixels[((Math.floor(n / 8) * 32 + y) * 256 + (n % 8) * 32 + x) * 3 + c];
  for (const [n, c, y, x] of [
    [0, 0, 0, 0],
    [9, 1, 20, 3],
    [63, 2, 31, 31],
    [13, 0, 16, 16],
  ] as const) {
    expect(at(n, c, y, x)).toBe(there(n, c, y, x));
  }
});
