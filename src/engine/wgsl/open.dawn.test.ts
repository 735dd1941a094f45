/** Our engine as the app has it, on a GPU in Node: a network that knows classes, its known answers, and a run of it. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { normals } from "../../diffusion/noise.ts";
import type { Lane, Told } from "../../diffusion/plan.ts";
import { planFor } from "../../diffusion/samplers/plans/index.ts";
import { parseManifest } from "../../models/manifest.ts";
import { CpuExecutor } from "../cpu/executor-cpu.ts";
import type { Denoiser, Executor } from "../denoiser.ts";
import { selfCheck } from "../selfcheck.ts";
import { made } from "../webgpu/gpu-objects.ts";
import { openDawn } from "./testing/dawn.ts";
import { denoiserIn } from "./testing/denoiser.ts";

const folder = "src/engine/fixtures/classes-8";
const manifest = parseManifest(readFileSync(`${folder}/manifest.json`, "utf8"));
// More positions than rows are computed at once.
const plan = planFor(manifest.diffusion, { kind: "ddpm", steps: "70", sigma: "learned", clip: true });
const D = 3 * 8 * 8;

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
const told: { readonly done: number; readonly of: number }[] = [];
let denoiser: Denoiser;

beforeAll(async () => {
  if (dawn) denoiser = await denoiserIn(dawn, folder, (_, programs) => told.push(programs!));
}, 300_000);
afterAll(() => denoiser?.dispose());

const lane = (image: number, told?: Told): Lane => {
  const noise = { seed: [3, 0] as const, image, branch: 0, sharedSteps: 0 };
  return { plan, at: 0, noise, x: normals(new Float32Array(D), noise, "initial", 0), ...(told && { told }) };
};

async function ended(executor: Executor): Promise<Float32Array> {
  for (const _ of plan.steps) await executor.step(1);
  const { state } = await executor.read("state");
  executor.dispose();
  return state!.x;
}

onGpu("is told while it compiles, few programs and each of them once", () => {
  const of = told.at(-1)!.of;
  expect(told).toEqual(Array.from({ length: of }, (_, i) => ({ done: i + 1, of })));
  expect(of).toBeLessThan(30);
});

onGpu("answers as its manifest says, with a class and without one", { timeout: 300_000 }, async () => {
  expect((await selfCheck(denoiser, manifest, 4)).difference).toBeLessThan(1e-4);
});

onGpu("a run with classes and guidance ends where the same network on the processor's loop ends", async () => {
  const lanes = [lane(0), lane(1, { label: 1, guidance: 1 }), lane(2, { label: 2, guidance: 2.5 })];
  const found = await ended(denoiser.executor(lanes));
  const right = await ended(new CpuExecutor(denoiser.shape, lanes, denoiser.evaluate));
  const largest = found.reduce((worst, value, i) => Math.max(worst, Math.abs(value - right[i]!)), 0);
  expect(found.every(Number.isFinite)).toBe(true);
  expect(largest).toBeLessThan(1e-4);
  expect(await ended(denoiser.executor(lanes))).toEqual(found);
});

onGpu("a run takes what the one before it left; two at once have nothing in common", async () => {
  const count = async (work: () => Promise<Float32Array>) => {
    const before = { ...made };
    const found = await work();
    return { found, bindGroups: made.bindGroups - before.bindGroups, buffers: made.buffers - before.buffers };
  };
  await denoiser.reserve(1);
  const one = (image: number) => ended(denoiser.executor([lane(image)]));
  const [first, other, again] = [await count(() => one(4)), await count(() => one(5)), await count(() => one(4))];
  // One for the steps and one for what is shown, whatever the network's size.
  expect([other.bindGroups, again.bindGroups]).toEqual([2, 2]);
  expect(again.buffers).toBeLessThan(first.buffers);
  expect(again.found).toEqual(first.found);
  expect(other.found).not.toEqual(first.found);

  const [a, b] = [denoiser.executor([lane(4)]), denoiser.executor([lane(5)])];
  for (const _ of plan.steps) for (const each of [a, b]) await each.step(1);
  for (const [each, right] of [[a, first.found] as const, [b, other.found] as const]) {
    expect((await each.read("state")).state!.x).toEqual(right);
    each.dispose();
  }
});
