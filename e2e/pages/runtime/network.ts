/** The shipped network on an engine of the GPU: IO binding, repetition, and what our code makes while it runs. */
import { normals } from "../../../src/diffusion/noise.ts";
import type { Lane } from "../../../src/diffusion/plan.ts";
import { planFor } from "../../../src/diffusion/samplers/plans/index.ts";
import { startOf } from "../../../src/diffusion/start.ts";
import { type Denoiser, pictureSize } from "../../../src/engine/denoiser.ts";
import type { Network } from "../../../src/engine/engine.ts";
import { ENGINES } from "../../../src/engine/engines.ts";
import type { EngineName } from "../../../src/engine/info.ts";
import { made } from "../../../src/engine/webgpu/gpu-objects.ts";
import { DDPMS, type Ddpm, ddpmGraph } from "../../../src/engine/wgsl/testing/ddpm.ts";
import { TENSORS, writeOnnx } from "../../../src/graph/onnx/write.ts";
import { fetchFile } from "../../../src/models/blobs.ts";
import { networkFile, parseManifest } from "../../../src/models/manifest.ts";

export const MANIFEST = "/models/faces-32/manifest.json";

export async function loadNetwork(address = MANIFEST): Promise<Network> {
  const manifest = parseManifest(await (await fetch(address)).text());
  const file = networkFile(manifest);
  const url = new URL(file.name, new URL(address, location.href)).href;
  return { manifest, file: (await fetchFile(url, file)).data };
}

/** A model's by its name, or DDPM's of random weights. */
export function networkAt(model: string): Promise<Network> {
  const random = DDPMS[model];
  return random ? randomNetwork(model, random) : loadNetwork(`/models/${model}/manifest.json`);
}

/**
 * DDPM's network of random weights as a file, under the manifest of our model of faces. What it is asked has its size; the
 * right answer is not known.
 */
async function randomNetwork(id: string, of: Ddpm): Promise<Network> {
  const { manifest } = await loadNetwork();
  const pieces: Uint8Array[] = [];
  const times = Array.from({ length: manifest.diffusion.T }, (_, t) => t);
  for await (const piece of writeOnnx(ddpmGraph(of), { weights: "float32", times })) pieces.push(piece);
  const file = new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  const { sample, timestep, output } = TENSORS;
  const named = (name: string) => ({ name, type: "float32" as const });
  const tensors = { sample: named(sample), timestep: named(timestep), output: named(output) };
  const diffusion = { ...manifest.diffusion, variance: "fixed" as const };
  const image = { ...manifest.image, width: of.side, height: of.side };
  const asked = normals(new Float32Array(3 * of.side ** 2), { seed: [35, 7], image: 0, branch: 0 }, "initial", 0);
  const known = { ...manifest.known, sample: asked };
  return { manifest: { ...manifest, id, image, known, tensors, diffusion }, file };
}

/** `count` pictures of seed 2006 on their way by DDIM, η = 1, so that every step draws noise. */
export function lanesOf({ manifest }: Network, D: number, steps: number, count: number): Lane[] {
  const plan = planFor(manifest.diffusion, {
    kind: "ddim",
    steps,
    spacing: "uniform",
    eta: 1,
    sigmaHat: false,
    clip: true,
    epsilon: "recompute",
  });
  return Array.from({ length: count }, (_, image) => {
    const noise = { seed: [2006, 0] as const, image, branch: 0, sharedSteps: 0 };
    return { plan, at: 0, noise, x: startOf({ from: "noise" }, plan, noise, D) };
  });
}

async function opened<T>(
  engine: EngineName,
  use: (denoiser: Denoiser, lanes: (steps: number, count: number) => Lane[]) => Promise<T>,
) {
  const network = await loadNetwork();
  const denoiser = await ENGINES.find(({ name }) => name === engine)!.open(network);
  try {
    return await use(denoiser, (steps, count) => lanesOf(network, pictureSize(denoiser.shape), steps, count));
  } finally {
    await denoiser.dispose();
  }
}

async function runAll(denoiser: Denoiser, lanes: readonly Lane[]): Promise<Float32Array> {
  await denoiser.reserve(lanes.length);
  const executor = denoiser.executor(lanes);
  for (const _ of lanes[0]!.plan.steps) {
    await denoiser.capacity();
    await executor.step(1);
  }
  const { state } = await executor.read("state");
  executor.dispose();
  return state!.x;
}

const differing = (a: Float32Array, b: Float32Array) => {
  const [left, right] = [
    new Uint32Array(a.buffer, a.byteOffset, a.length),
    new Uint32Array(b.buffer, b.byteOffset, b.length),
  ];
  return left.reduce((sum, word, i) => sum + (word === right[i] ? 0 : 1), 0);
};

/** x kept on the GPU for all steps, against x read back and uploaded again at every step: values that differ. */
export function boundAgainstReadback(engine: EngineName, steps: number): Promise<number> {
  return opened(engine, async (denoiser, lanesFor) => {
    const lanes = lanesFor(steps, 1);
    const bound = await runAll(denoiser, lanes);
    let lane = lanes[0]!;
    for (let at = 0; at < steps; at++) {
      const executor = denoiser.executor([lane]);
      await executor.step(1);
      const { state } = await executor.read("state");
      executor.dispose();
      lane = { ...lane, at: at + 1, x: state!.x, previous: state!.previous };
    }
    return differing(bound, lane.x);
  });
}

/** The same run twice: values that differ. */
export function repeats(engine: EngineName, steps: number, count: number): Promise<number> {
  return opened(engine, async (denoiser, lanesFor) => {
    const first = await runAll(denoiser, lanesFor(steps, count));
    return differing(first, await runAll(denoiser, lanesFor(steps, count)));
  });
}

/** What our own code made on the GPU for an executor, and then during `steps` steps and their display frames. */
export function objectsPerStep(engine: EngineName, steps: number) {
  return opened(engine, async (denoiser, lanesFor) => {
    await denoiser.reserve(1);
    const before = { ...made };
    const executor = denoiser.executor(lanesFor(steps, 1));
    const ready = { ...made };
    for (let i = 0; i < steps; i++) {
      await denoiser.capacity();
      await executor.step(1);
      await executor.readable();
      await executor.read("pictures");
    }
    const after = { ...made };
    executor.dispose();
    const minus = (a: typeof made, b: typeof made) => ({
      buffers: a.buffers - b.buffers,
      bindGroups: a.bindGroups - b.bindGroups,
      pipelines: a.pipelines - b.pipelines,
    });
    return { setUp: minus(ready, before), running: minus(after, ready) };
  });
}
