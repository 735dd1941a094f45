/** What a run sends to a GPU, through the queue and with everything recorded: many steps a submission, and nothing made. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { normals } from "../../../diffusion/noise.ts";
import type { Lane } from "../../../diffusion/plan.ts";
import { planFor } from "../../../diffusion/samplers/plans/index.ts";
import type { Denoiser } from "../../../engine/denoiser.ts";
import { perStep } from "../../../engine/webgpu/testing/traffic.ts";
import { openDawn } from "../../../engine/wgsl/testing/dawn.ts";
import { denoiserIn } from "../../../engine/wgsl/testing/denoiser.ts";
import { parseManifest } from "../../../models/manifest.ts";
import type { Frame } from "../../protocol.ts";
import { Queue } from "../queue.ts";
import { Chain } from "./chain.ts";

const SMALL = "src/engine/fixtures/classes-8";
/** The shares of its dispatches add up to a hair more than 1. */
const SHIPPED = "models/fashion-28";

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
const denoisers = new Map<string, Denoiser>();

beforeAll(async () => {
  if (dawn) for (const folder of [SMALL, SHIPPED]) denoisers.set(folder, await denoiserIn(dawn, folder));
}, 300_000);
afterAll(() => Promise.all([...denoisers.values()].map((each) => each.dispose())));

function laneOf(steps: number, folder = SMALL): Lane {
  const manifest = parseManifest(readFileSync(`${folder}/manifest.json`, "utf8"));
  const { channels, height, width } = manifest.image;
  const sigma = manifest.diffusion.variance === "fixed" ? "fixed_large" : "learned";
  const plan = planFor(manifest.diffusion, { kind: "ddpm", steps: `${steps}`, sigma, clip: true });
  const noise = { seed: [3, 0] as const, image: 0, branch: 0, sharedSteps: 0 };
  return { plan, at: 0, noise, x: normals(new Float32Array(channels * height * width), noise, "initial", 0) };
}

interface Ended {
  readonly frames: readonly Frame[];
  readonly kept: readonly number[];
}

/** Every position recorded, as of one picture by default (run/budget.ts). */
function run(on: Denoiser, lane: Lane, visible = true): Promise<Ended> {
  const queue = new Queue(() => on.capacity());
  const frames: Frame[] = [];
  const kept: number[] = [];
  return new Promise((resolve, reject) => {
    const options = { record: 1001, snapshots: 4, paused: false, check: async () => {} };
    const chain = new Chain(on, [lane], options, (told) => {
      if (told.kind === "frame") frames.push(told.frame);
      if (told.kind === "snapshot") kept.push(told.snapshot.position);
      if (told.kind === "done") resolve({ frames, kept });
      if (told.kind === "failed") reject(new Error(told.failure.message));
    });
    chain.visible(visible);
    queue.add(chain);
  });
}

onGpu.each([SMALL, SHIPPED])(
  "of %s a fast step is less than a submission, and makes and writes nothing",
  async (folder) => {
    const denoiser = denoisers.get(folder)!;
    // By a clock that goes slowly: how fast this machine is at the moment is no matter.
    const now = performance.now.bind(performance);
    onTestFinished(vi.spyOn(performance, "now").mockImplementation(() => now() / 1000).mockRestore);
    const steps = (count: number) => () => run(denoiser, laneOf(count, folder));
    await steps(30)(); // until its pace is known
    const counts = await perStep(60, steps(30), steps(90));
    expect(counts.submits).toBeLessThan(1 / 4);
    const { bindGroups, pipelines, buffers, writes } = counts;
    expect({ bindGroups, pipelines, buffers, writes }).toEqual({ bindGroups: 0, pipelines: 0, buffers: 0, writes: 0 });
  },
  60_000,
);

onGpu("every position is recorded as it is one by one, and states are kept where they are to be", async () => {
  const lane = laneOf(90);
  const denoiser = denoisers.get(SMALL)!;
  const { frames, kept } = await run(denoiser, lane, false);
  expect(frames.map(({ position }) => position)).toEqual([...Array(91).keys()]);
  expect(kept).toEqual([0, 22, 45, 67]);
  const alone = denoiser.executor([lane]);
  for (const { x, x0 } of frames.slice(1)) {
    await alone.step(1);
    const { pictures } = await alone.read("pictures");
    expect([pictures.x0, pictures.x]).toEqual([x0, x]);
  }
  alone.dispose();
});
