/**
 * Our files in other people's hands: the snippet of docs/files.md with numpy, the PNG with Pillow,
 * its `parameters` with sd-parsers. Without Python and PyPI this is skipped, loudly, except on CI.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readNpy, writeNpy } from "../bytes/npy.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { normals } from "../diffusion/noise.ts";
import { seedOf } from "../diffusion/seed.ts";
import type { SamplerSpec } from "../diffusion/spec.ts";
import { FIRST, type GenerateScene } from "../rooms/generate/scene.ts";
import "../rooms/testing/install.ts";
import { makeRecipe, writeRecipe } from "./recipe.ts";
import { putRecipe } from "./recipe-png.ts";
import { findPython, run } from "./testing/python.ts";

const SEED = "9876543210123456789";
const MODEL = { id: "faces-32", sha256: "0123456789abcdef".repeat(4) };
const sceneWith = (sampler: SamplerSpec): GenerateScene => ({ ...FIRST, sampler, seed: SEED, count: 3 });
const recipeOf = (sampler: SamplerSpec) => makeRecipe({ model: MODEL, scene: sceneWith(sampler) });
const DDPM: SamplerSpec = { kind: "ddpm", steps: "10,15,20", sigma: "learned", clip: true };
const DDIM: SamplerSpec = {
  kind: "ddim",
  steps: 50,
  spacing: "quadratic",
  eta: 0.25,
  sigmaHat: false,
  clip: true,
  epsilon: "recompute",
};

const python = (() => {
  try {
    return findPython();
  } catch (error) {
    if (process.env.CI) throw error;
    console.warn(`SKIPPED, no Python with numpy and sd-parsers: ${error instanceof Error ? error.message : error}`);
    return null;
  }
})();

const folder = mkdtempSync(join(tmpdir(), "backstep-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs these lines in the folder; what they print is JSON. */
const ask = (lines: string): unknown => JSON.parse(run(python!, ["-c", lines], folder));

describe.skipIf(!python)("in Python", () => {
  const docs = readFileSync(join(import.meta.dirname, "../../docs/files.md"), "utf8");

  it("the snippet of the docs makes x_T from the seed, bit for bit", () => {
    const [n, shape] = [3, [3, 7, 5]]; // a size that is no multiple of four
    const size = 3 * 7 * 5;
    const x0 = Float32Array.from({ length: n * size }, (_, i) => Math.fround(Math.sin(i)));
    writeFileSync(join(folder, "x0.npy"), writeNpy({ shape: [n, ...shape], data: x0 }));
    writeFileSync(join(folder, "recipe.json"), writeRecipe(recipeOf(DDPM)));

    const snippet = /```python\n(.*?)```/s.exec(docs)![1]!;
    const found = ask(`${snippet}
np.save("x_T.npy", x_T), np.save("again.npy", x0)
import hashlib
print(json.dumps([hashlib.sha256(t.tobytes()).hexdigest(), str(x0.dtype), list(x0.shape)]))`);
    expect(found).toEqual([/`([0-9a-f]{64})`/.exec(docs)![1], "float32", [n, ...shape]]);

    const ours = new Float32Array(n * size);
    for (let image = 0; image < n; image++) {
      normals(ours.subarray(image * size, (image + 1) * size), { seed: seedOf(SEED), image, branch: 0 }, "initial", 0);
    }
    const theirs = readNpy(readFileSync(join(folder, "x_T.npy")));
    expect(theirs.shape).toEqual([n, ...shape]);
    const differing = ours.filter((value, i) => !Object.is(value, theirs.data[i])).length;
    console.info(`x_T by numpy: ${differing} of ${ours.length} values differ`);
    expect(differing).toBe(0);
    // numpy writes the same array as the same file.
    expect(readFileSync(join(folder, "again.npy")).equals(readFileSync(join(folder, "x0.npy")))).toBe(true);
  });

  it.each([
    ["DDPM", DDPM, "45", { Variance: "learned" }, "uniform"],
    ["DDIM", DDIM, "50", { Eta: "0.25" }, "quadratic"],
    ["DPM++ 2M", { kind: "dpmpp2m", steps: 20, spacing: "trailing", clip: true }, "20", {}, "trailing"],
  ] as const)("sd-parsers finds the settings of %s in the PNG", (name, sampler, steps, own, scheduler) => {
    const pixels = Uint8Array.from({ length: 2 * 2 * 3 }, (_, i) => i * 20);
    const dot = encodePng({ width: 2, height: 2, channels: 3, pixels });
    const png = putRecipe(dot, recipeOf(sampler), { metadata: true, width: 32, height: 32 });
    writeFileSync(join(folder, "picture.png"), png);
    const found = ask(`
import json
from PIL import Image
from sd_parsers import ParserManager
info = ParserManager().parse("picture.png")
sampler = info.samplers[0]
image = Image.open("picture.png")
print(json.dumps({
    "generator": info.generator.value, "sampler": sampler.name, "parameters": sampler.parameters,
    "model": [sampler.model.name, sampler.model.hash], "rest": info.metadata,
    "pixels": list(image.convert("RGB").tobytes()), "xmp": "XML:com.adobe.xmp" in image.text,
    "seed": json.loads(image.text["backstep"])["scene"]["seed"]}))`);
    expect(found).toEqual({
      generator: "AUTOMATIC1111",
      sampler: name,
      parameters: { seed: SEED, steps, scheduler },
      model: ["faces-32", "0123456789"],
      rest: { Size: "32x32", Room: "generate", Pictures: "3", Version: "Backstep", ...own },
      pixels: [...pixels],
      xmp: true,
      seed: SEED,
    });
  });
});
