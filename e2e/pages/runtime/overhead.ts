/** What our loop costs over the bare network: the same session, the same number of steps, taking turns. */
import type { Lane } from "../../../src/diffusion/plan.ts";
import { destroyBound, makeBound } from "../../../src/runtime/bound.ts";
import { Chain } from "../../../src/runtime/chain.ts";
import { type Denoiser, pictureSize } from "../../../src/runtime/denoiser.ts";
import type { EngineName } from "../../../src/runtime/engine-info.ts";
import type { Network } from "../../../src/runtime/ort.ts";
import { plain } from "../../../src/runtime/ort-assets.ts";
import { openWasm } from "../../../src/runtime/ort-wasm.ts";
import { denoiserOf, openSession } from "../../../src/runtime/ort-webgpu.ts";
import { Queue } from "../../../src/runtime/queue.ts";
import { type GpuTraffic, traffic } from "./counts.ts";
import { lanesOf, loadNetwork } from "./network.ts";

export interface Overhead {
  /** Median ms of a step: `session.run` in a loop, and a whole run as the app does it. */
  readonly bare: number;
  readonly ours: number;
  /** Sent to the GPU by onnxruntime for one evaluation, and by it and us for one step; null on wasm. */
  readonly ort: GpuTraffic | null;
  readonly perStep: GpuTraffic | null;
}

interface Side {
  readonly denoiser: Denoiser;
  /** The network alone, so many times, until the last is done. */
  readonly bare: (times: number) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

const BLOCKS = 3;

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** @param steps of each block; blocks of either side take turns, and the first of each is not counted. */
export async function overhead(engine: EngineName, batch: number, steps: number): Promise<Overhead> {
  const network = await loadNetwork();
  const { denoiser, bare, dispose } = await (engine === "ort-webgpu" ? gpuSide : wasmSide)(network, batch);
  const lanes = lanesOf(network, pictureSize(denoiser.shape), steps, batch);
  const times: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
  for (let block = 0; block <= BLOCKS; block++) {
    const begun = performance.now();
    await bare(steps);
    const ofBare = (performance.now() - begun) / steps;
    const ofOurs = (await wholeRun(denoiser, lanes)) / steps;
    if (block === 0) continue; // shaders compile
    times.bare.push(ofBare);
    times.ours.push(ofOurs);
  }
  const onGpu = engine === "ort-webgpu";
  const executor = denoiser.executor(lanes);
  const ort = onGpu ? await traffic(() => bare(1)) : null;
  const perStep = onGpu ? await traffic(() => executor.step()) : null;
  executor.dispose();
  await dispose();
  return { bare: median(times.bare), ours: median(times.ours), ort, perStep };
}

/** A run with its queue, recording, snapshots and display frames; ms from its first frame to its end. */
function wholeRun(denoiser: Denoiser, lanes: readonly Lane[]): Promise<number> {
  const queue = new Queue(() => denoiser.room());
  return new Promise((resolve, reject) => {
    let begun = 0;
    const quiet = () => {};
    const options = { record: 11, snapshots: 4, paused: false, check: async () => {} };
    const chain = new Chain(denoiser, lanes, options, {
      queued: quiet,
      compiling: quiet,
      snapshot: quiet,
      pace: quiet,
      paused: quiet,
      frame: ({ recorded }) => {
        begun ||= performance.now();
        if (!recorded) chain.seen(1);
      },
      done: () => resolve(performance.now() - begun),
      failed: reject,
    });
    queue.add(chain);
  });
}

async function gpuSide(network: Network, batch: number): Promise<Side> {
  const opened = await openSession(network);
  const { ort, device, session } = opened;
  const { sample, timestep, output } = network.manifest.tensors;
  const denoiser = denoiserOf(opened, network.manifest);
  const { channels, height, width, outputs } = denoiser.shape;
  const bound = makeBound(device.gpu, denoiser.shape, batch);
  const tensor = (buffer: GPUBuffer, dims: number[]) => ort.Tensor.fromGpuBuffer(buffer, { dataType: "float32", dims });
  const feeds = {
    [sample.name]: tensor(bound.x, [batch, channels, height, width]),
    [timestep.name]: tensor(bound.timestep, [batch]),
  };
  const fetches = { [output.name]: tensor(bound.m, [batch, outputs, height, width]) };
  return {
    denoiser,
    bare: async (times) => {
      for (let i = 0; i < times; i++) await session.run(feeds, fetches);
      await device.gpu.queue.onSubmittedWorkDone();
    },
    dispose: async () => {
      destroyBound(bound);
      await denoiser.dispose();
    },
  };
}

/** The wasm engine's evaluate is session.run and nothing else. */
async function wasmSide(network: Network, batch: number): Promise<Side> {
  const threads = crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  const denoiser = await openWasm(network, { threads, paths: plain });
  const x = new Float32Array(batch * pictureSize(denoiser.shape));
  const timestep = new Float32Array(batch).fill(500);
  return {
    denoiser,
    bare: async (times) => {
      for (let i = 0; i < times; i++) await denoiser.evaluate(x, timestep);
    },
    dispose: () => denoiser.dispose(),
  };
}
