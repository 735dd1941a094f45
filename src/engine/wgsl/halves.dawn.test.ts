/** Float16 between layers, as the app has it, on a GPU in Node: whom the self-check lets in, and what becomes of pictures. */
import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { normals } from "../../diffusion/noise.ts";
import { planFor } from "../../diffusion/samplers/plans/index.ts";
import { parseManifest } from "../../models/manifest.ts";
import type { Denoiser } from "../denoiser.ts";
import { selfCheck } from "../selfcheck.ts";
import { openDawn } from "./testing/dawn.ts";
import { denoiserIn } from "./testing/denoiser.ts";

const dawn = await openDawn();
const onHalves = test.skipIf(!dawn?.gpu.features.has("shader-f16"));
afterAll(() => dawn?.gpu.destroy());

/** A driver that is a program compiles each kernel for some seconds. */
const PATIENCE = { timeout: 300_000 };
const manifestOf = (id: string) => parseManifest(readFileSync(`models/${id}/manifest.json`, "utf8"));
const opened = (id: string, halves: boolean) => denoiserIn(dawn!, `models/${id}`, undefined, halves);

onHalves("a network that float16 changes by more than the bound is refused, and another is not", PATIENCE, async () => {
  expect(await selfCheck(await opened("faces-32", true), manifestOf("faces-32"), 1)).toMatchObject({ tolerance: 5e-3 });
  const refused = selfCheck(await opened("fashion-28", true), manifestOf("fashion-28"), 1);
  await expect(refused).rejects.toThrow(/standard deviations off the known answer; at most 0.005 is allowed/);
});

/** x after 50 steps of DDIM. */
async function picture(denoiser: Denoiser, id: string): Promise<Float32Array> {
  const plan = planFor(manifestOf(id).diffusion, {
    kind: "ddim",
    steps: 50,
    spacing: "uniform",
    eta: 0,
    sigmaHat: false,
    clip: true,
    epsilon: "recompute",
  });
  const noise = { seed: [7, 0] as const, image: 0, branch: 0, sharedSteps: 0 };
  const lane = { plan, at: 0, noise, x: normals(new Float32Array(3 * 32 * 32), noise, "initial", 0) };
  await denoiser.reserve(1);
  const executor = denoiser.executor([lane]);
  for (const _ of plan.steps) await executor.step(1);
  const { state } = await executor.read("state");
  executor.dispose();
  return state!.x;
}

onHalves("50 steps of DDIM end within half a level of float32's", PATIENCE, async () => {
  const [narrow, wide] = [await opened("faces-32", true), await opened("faces-32", false)];
  const [found, right] = [await picture(narrow, "faces-32"), await picture(wide, "faces-32")];
  // Of 255 levels between −1 and 1.
  const off = found.reduce((worst, value, i) => Math.max(worst, Math.abs(value - right[i]!) * 127.5), 0);
  expect(off).toBeLessThan(0.5);
  expect(off).toBeGreaterThan(0);
});
