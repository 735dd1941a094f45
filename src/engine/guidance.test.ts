/** A small network that knows three classes, on wasm in Node: what it is told, what guidance makes of it, what that costs. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { normals } from "../diffusion/noise.ts";
import type { Lane, Told } from "../diffusion/plan.ts";
import { planFor } from "../diffusion/samplers/plans/index.ts";
import { parseManifest } from "../models/manifest.ts";
import { CpuExecutor } from "./cpu/executor-cpu.ts";
import { type Denoiser, pictureSize } from "./denoiser.ts";
import { openWasm } from "./ort/ort-wasm.ts";
import { selfCheck } from "./selfcheck.ts";

const folder = "src/engine/fixtures/classes-8";
const manifest = parseManifest(readFileSync(`${folder}/manifest.json`, "utf8"));
const plan = planFor(manifest.diffusion, { kind: "ddpm", steps: "5", sigma: "learned", clip: false });
const D = 3 * 8 * 8;
let denoiser: Denoiser;

beforeAll(async () => {
  const file = readFileSync(`${folder}/unet.onnx`);
  denoiser = await openWasm({ manifest, file }, { threads: 1, ort: () => import("onnxruntime-web") });
});
afterAll(() => denoiser.dispose());

const lane = (image: number, told?: Told): Lane => {
  const noise = { seed: [3, 0] as const, image, branch: 0, sharedSteps: 0 };
  return { plan, at: 0, noise, x: normals(new Float32Array(D), noise, "initial", 0), ...(told && { told }) };
};

/** x̂₀ of each lane after a step, and how many evaluations that took. */
async function firstGuess(lanes: readonly Lane[]) {
  let asked = 0;
  const executor = new CpuExecutor(denoiser.shape, lanes, (x, t, labels) => {
    asked += t.length;
    return denoiser.evaluate(x, t, labels);
  });
  await executor.step(1);
  const { state } = await executor.read("state");
  return { asked, x0: lanes.map((_, i) => state!.previous.slice(i * D, (i + 1) * D)) };
}

const largest = (a: Float32Array, b: (i: number) => number) => Math.max(...a.map((value, i) => Math.abs(value - b(i))));

test("answers as its manifest says, with a class and without one", async () => {
  expect(manifest.classes).toEqual(["cat", "dog", "owl"]);
  expect([...manifest.known.label!]).toEqual([1, 3]);
  expect((await selfCheck(denoiser, manifest, 4)).difference).toBeLessThan(1e-4);
  const other = { ...manifest, known: { ...manifest.known, label: Float32Array.of(0, 3) } };
  await expect(selfCheck(denoiser, other, 4)).rejects.toThrow("standard deviations off");
});

test("a picture that is told nothing has the class that stands for none", async () => {
  expect(pictureSize(denoiser.shape)).toBe(D);
  const { x } = lane(0);
  const t = Float32Array.of(50);
  const [left, none, owl] = [
    await denoiser.evaluate(x, t),
    await denoiser.evaluate(x, t, Float32Array.of(3)),
    await denoiser.evaluate(x, t, Float32Array.of(2)),
  ];
  expect(left).toEqual(none);
  expect(largest(left, (i) => owl[i]!)).toBeGreaterThan(0.01);
});

test("guidance carries a guess on from that of no class; 1 costs one evaluation, any other two", async () => {
  const told = (guidance: number) => ({ label: 1, guidance });
  const plain = await firstGuess([lane(0), lane(0, told(1))]);
  const [none, dog] = plain.x0 as [Float32Array, Float32Array];
  expect(plain.asked).toBe(2);
  expect(largest(dog, (i) => none[i]!)).toBeGreaterThan(0.01);

  // x̂₀ is affine in m, so what holds of m holds of it.
  const { asked, x0 } = await firstGuess([lane(0, told(2.5)), lane(0), lane(0, told(0)), lane(0, told(1))]);
  expect(asked).toBe(6);
  const scale = Math.max(...dog.map(Math.abs));
  const along = (g: number) => (i: number) => none[i]! + g * (dog[i]! - none[i]!);
  for (const [k, g] of [2.5, 0, 0, 1].entries())
    expect(largest(x0[k]!, along(g)) / scale, `guidance ${g}`).toBeLessThan(1e-5);
});
