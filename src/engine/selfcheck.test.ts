/** The shipped model on wasm in Node: its self-check, a few steps, and what a wrong engine is told. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Manifest, parseManifest } from "../models/manifest.ts";
import type { Denoiser } from "./denoiser.ts";
import { openWasm } from "./ort/ort-wasm.ts";
import { selfCheck } from "./selfcheck.ts";

const manifest: Manifest = parseManifest(readFileSync("models/faces-32/manifest.json", "utf8"));
const file = readFileSync("models/faces-32/unet.onnx");
const options = { threads: 1, ort: () => import("onnxruntime-web") };
let denoiser: Denoiser;

beforeAll(async () => {
  denoiser = await openWasm({ manifest, file }, options);
});
afterAll(() => denoiser.dispose());

/** The same engine with its answers changed. */
const wrong = (change: (value: number) => number): Denoiser => ({
  ...denoiser,
  evaluate: async (x, t) => (await denoiser.evaluate(x, t)).map(change),
});

describe("self-check", () => {
  it.each([1, 4])("the shipped model answers as its manifest says, %i at once", async (batch) => {
    const { difference, tolerance } = await selfCheck(denoiser, manifest, batch);
    console.log(`self-check on wasm, ${batch} at once: ${difference.toExponential(2)} standard deviations`);
    expect(difference).toBeLessThan(1e-4);
    expect(tolerance).toBe(0.01);
  });

  it.each([
    [
      "an answer that is a little off",
      (v: number) => v * 1.05,
      /standard deviations off the known answer; at most 0.01/,
    ],
    ["NaN", () => Number.NaN, /gave NaN/],
    ["zeros", () => 0, /only zeros/],
  ])("refuses %s", async (_, change, words) => {
    await expect(selfCheck(wrong(change), manifest, 1)).rejects.toMatchObject({
      code: "self-check-failed",
      message: expect.stringMatching(words),
    });
  });
});

it("asks an engine of float16 for every known answer, and forgives it less", async () => {
  const asked: number[] = [];
  const off = (by: number): Denoiser => ({
    ...wrong((value) => value + by),
    halves: true,
  });
  const told = off(0);
  const { known } = manifest;
  const evaluate: Denoiser["evaluate"] = (x, t) => {
    asked.push(...t);
    return told.evaluate(x, t);
  };
  expect((await selfCheck({ ...told, evaluate }, manifest, 1)).tolerance).toBe(0.005);
  expect(asked).toEqual([...known.timestep]);
  const deviation = Math.sqrt(known.output.reduce((sum, v) => sum + v * v, 0) / known.output.length);
  await expect(selfCheck(off(0.007 * deviation), manifest, 1)).rejects.toThrow(/at most 0.005 is allowed/);
});

describe("a file that is not the manifest's network", () => {
  it("is refused when it is no network at all", async () => {
    await expect(openWasm({ manifest, file: new Uint8Array(1000) }, options)).rejects.toMatchObject({
      code: "model-incompatible",
    });
  });

  it("is refused when its tensors differ, with both shapes", async () => {
    const other: Manifest = { ...manifest, image: { ...manifest.image, width: 64 } };
    await expect(openWasm({ manifest: other, file }, options)).rejects.toMatchObject({
      code: "model-incompatible",
      message: expect.stringMatching(/32, 32.*expected.*32, 64/),
    });
  });
});
