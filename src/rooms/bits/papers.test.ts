import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FILES, OURS } from "./papers.ts";

test("our row is what was measured of the shipped file", () => {
  const measured = JSON.parse(readFileSync("bench/results/photos-32.json", "utf8"));
  const manifest = JSON.parse(readFileSync("models/photos-32/manifest.json", "utf8"));
  expect(measured.about.sha256).toBe(manifest.files[0].sha256);
  const [ours] = OURS;
  expect(ours?.bitsPerDim).toBeCloseTo(measured.bits.bits_per_dim.learned_range, 2);
  expect(ours?.standardError).toBeCloseTo(measured.bits.standard_error.learned_range, 2);
  const [png, webp] = FILES;
  expect(png?.bitsPerDim).toBeCloseTo(measured.files.png.bits_per_dim, 2);
  expect(webp?.bitsPerDim).toBeCloseTo(measured.files.webp_lossless.bits_per_dim, 2);
});
