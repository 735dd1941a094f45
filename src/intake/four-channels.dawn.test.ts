/** Pictures with opacity: a network of four channels, from a file to pictures, on every engine against the float64 graph. */
import { afterAll, expect, test } from "vitest";
import { concat } from "../bytes/concat.ts";
import { toRgba } from "../diffusion/levels.ts";
import { normals } from "../diffusion/noise.ts";
import type { Lane } from "../diffusion/plan.ts";
import { planFor } from "../diffusion/samplers/plans/index.ts";
import { CpuExecutor } from "../engine/cpu/executor-cpu.ts";
import type { Executor } from "../engine/denoiser.ts";
import { openWasm } from "../engine/ort/ort-wasm.ts";
import { selfCheck } from "../engine/selfcheck.ts";
import { targetOf } from "../engine/wgsl/lower/target.ts";
import { denoiserOn, graphIn } from "../engine/wgsl/open.ts";
import { openDawn } from "../engine/wgsl/testing/dawn.ts";
import { deviceOf } from "../engine/wgsl/testing/denoiser.ts";
import { toy } from "../engine/wgsl/testing/toy.ts";
import { interpreter } from "../graph/interpret/interpret.ts";
import { writeOnnx } from "../graph/onnx/write.ts";
import { Library } from "../library/library.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import { parseManifest } from "../models/manifest.ts";
import { Intake } from "./intake.ts";
import { knownAnswer } from "./known.ts";

const [T, H, W] = [50, 8, 12];
const D = 4 * H * W;
const graph = toy([4, H, W], 4);

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
afterAll(() => dawn?.gpu.destroy());

const open = (network: Parameters<typeof openWasm>[0]) =>
  openWasm(network, { threads: 1, ort: () => import("onnxruntime-web") });

async function dropped(library: Library) {
  const times = Float64Array.from({ length: T }, (_, i) => i);
  const parts: Uint8Array[] = [];
  for await (const part of writeOnnx(graph, { weights: "float32", times })) parts.push(part);
  const files = new Map([["ghosts.onnx", new Blob([concat(Uint8Array, parts)])]]);
  return Intake.open(files, {
    library,
    run: { open, breathe: async () => {} },
    knownAnswer: (manifest, bytes) => knownAnswer(manifest, bytes, open),
    now: () => new Date(0),
    told: () => {},
  });
}

/** As it is kept. */
async function added() {
  const library = new Library(memoryFiles(), (work) => work());
  const { id } = await (await dropped(library)).add("Ghosts", {});
  const { manifest, network } = (await library.open(id))!;
  return { manifest: parseManifest(manifest), file: new Uint8Array(await network.arrayBuffer()) };
}

test("what four channels are is assumed, and can be said: a latent is not taken", async () => {
  const intake = await dropped(new Library(memoryFiles(), (work) => work()));
  const channels = async (answers = {}) =>
    (await intake.describe(answers)).facts.find(({ name }) => name === "channels");
  expect(await channels()).toMatchObject({ value: "RGBA", how: "assumed", instead: { of: ["RGBA", "latent"] } });
  expect(await channels({ channels: "RGBA" })).toMatchObject({ value: "RGBA", how: "chosen" });
  expect(await channels({ channels: "latent" })).toMatchObject({ value: "latent", how: "chosen" });
  await expect(intake.add("Ghosts", { channels: "latent" })).rejects.toThrow(/a latent, which a second network/);
});

test("wasm answers what the graph says in float64", async () => {
  const network = await added();
  expect(network.manifest.image).toMatchObject({ width: W, height: H, channels: 4 });
  const { sample, timestep, label, output } = network.manifest.known;
  const right = await interpreter(graph);
  for (const [i, t] of timestep.entries()) {
    const x = Float64Array.from(sample.subarray(i * D, (i + 1) * D));
    const found = output.subarray(i * D, (i + 1) * D);
    const said = right({ x, t, class: label![i]! });
    // Matrices and kernels are float16 in the file.
    expect(Math.max(...found.map((value, j) => Math.abs(value - said[j]!)))).toBeLessThan(0.02);
  }
  const denoiser = await open(network);
  expect((await selfCheck(denoiser, network.manifest, 2)).difference).toBe(0);
  await denoiser.dispose();
});

onGpu(
  "a chain ends alike on both executors, and what is shown of it is its bytes, opacity included",
  { timeout: 300_000 },
  async () => {
    const network = await added();
    const device = deviceOf(dawn!);
    const denoiser = await denoiserOn(device, await graphIn(network), network.manifest, undefined, targetOf(dawn!.gpu));
    expect((await selfCheck(denoiser, network.manifest, 2)).difference).toBeLessThan(1e-4);
    const plan = planFor(network.manifest.diffusion, {
      kind: "ddim",
      steps: 10,
      spacing: "uniform",
      eta: 0,
      epsilon: "recompute",
      sigmaHat: false,
      clip: true,
    });
    const lanes = [0, 1, 2].map((image): Lane => {
      const noise = { seed: [7, 0] as const, image, branch: 0, sharedSteps: 0 };
      const x = normals(new Float32Array(D), noise, "initial", 0);
      return { plan, at: 0, noise, x, told: { label: image, guidance: 1 } };
    });
    /** After the first step, where noise has every level, and at the end. */
    const seen = async (executor: Executor) => {
      await executor.step(1);
      const first = await executor.read("state");
      for (const _ of plan.steps.slice(1)) await executor.step(1);
      const last = await executor.read("state");
      executor.dispose();
      return [first, last] as const;
    };
    await denoiser.reserve(lanes.length);
    const found = await seen(denoiser.executor(lanes));
    const right = await seen(new CpuExecutor(denoiser.shape, lanes, denoiser.evaluate));
    for (const [i, { state, pictures }] of found.entries()) {
      const off = state!.x.map((value, j) => Math.abs(value - right[i]!.state!.x[j]!));
      expect(Math.max(...off)).toBeLessThan(1e-4);
      expect(pictures.x).toEqual(toRgba(state!.x, denoiser.shape));
      expect(pictures.x0).toEqual(toRgba(state!.previous, denoiser.shape));
    }
    expect(new Set(found[0].pictures.x.filter((_, i) => i % 4 === 3)).size).toBeGreaterThan(100);
    denoiser.dispose();
  },
);
