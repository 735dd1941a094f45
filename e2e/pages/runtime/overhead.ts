/** What our loop costs over the bare network: the same session, the same machine, the same minutes. */
import { CpuExecutor } from "../../../src/engine/cpu/executor-cpu.ts";
import { type Denoiser, type NetworkShape, pictureSize } from "../../../src/engine/denoiser.ts";
import type { Network } from "../../../src/engine/engine.ts";
import type { EngineName } from "../../../src/engine/info.ts";
import { plain } from "../../../src/engine/ort/ort-assets.ts";
import { openWasm } from "../../../src/engine/ort/ort-wasm.ts";
import { denoiserOf, type GpuSession, openSession } from "../../../src/engine/ort/ort-webgpu.ts";
import { type Bound, destroyBound, makeBound } from "../../../src/engine/webgpu/bound.ts";
import { made } from "../../../src/engine/webgpu/gpu-objects.ts";
import { type GpuTraffic, traffic } from "../../../src/engine/webgpu/testing/traffic.ts";
import { lanesOf, loadNetwork } from "./network.ts";
import { median, wholeRun } from "./whole-run.ts";

export interface Overhead {
  /** Median ms of a step: the network alone, and of a whole run as the app does it. */
  readonly bare: number;
  readonly ours: number;
  /** Sent to the GPU by onnxruntime for one evaluation, and by it and us for one step; null on wasm. */
  readonly ort: GpuTraffic | null;
  readonly perStep: GpuTraffic | null;
  /** Buffers, bind groups and pipelines that our own code made during that step. */
  readonly made: number;
}

export function overhead(engine: EngineName, batch: number, steps: number): Promise<Overhead> {
  return engine === "ort-webgpu" ? onGpu(batch, steps) : onWasm(batch, steps);
}

const BLOCKS = 5;

/** Medians of blocks of steps that take turns, `session.run` in a loop and a whole run; the first of each compiles. */
async function onGpu(batch: number, steps: number): Promise<Overhead> {
  const network = await loadNetwork();
  const opened = await openSession(network);
  const denoiser = denoiserOf(opened, network.manifest);
  const bound = makeBound(opened.device.gpu, denoiser.shape, batch);
  const bare = bareLoop(opened, network, denoiser.shape, bound);
  const lanes = lanesOf(network, pictureSize(denoiser.shape), steps, batch);
  const times: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
  for (let block = 0; block <= BLOCKS; block++) {
    const begun = performance.now();
    await bare(steps);
    const ofBare = (performance.now() - begun) / steps;
    const ofOurs = (await wholeRun(denoiser, lanes)).ms / steps;
    if (block === 0) continue;
    times.bare.push(ofBare);
    times.ours.push(ofOurs);
  }
  const executor = denoiser.executor(lanes);
  const ort = await traffic(() => bare(1));
  const before = madeSoFar();
  const perStep = await traffic(async () => {
    await executor.step(1);
    executor.send();
  });
  const ofOurs = madeSoFar() - before;
  executor.dispose();
  destroyBound(bound);
  await denoiser.dispose();
  return { bare: median(times.bare), ours: median(times.ours), ort, perStep, made: ofOurs };
}

const madeSoFar = () => Object.values(made).reduce((sum, count) => sum + count, 0);

/** The network alone on buffers of its own, so many times, until the last is done. */
function bareLoop({ ort, device, session }: GpuSession, { manifest }: Network, shape: NetworkShape, bound: Bound) {
  const { sample, timestep, output } = manifest.tensors;
  const { channels, height, width, outputs } = shape;
  const tensor = (buffer: GPUBuffer, dims: number[]) => ort.Tensor.fromGpuBuffer(buffer, { dataType: "float32", dims });
  const feeds = {
    [sample.name]: tensor(bound.x, [bound.batch, channels, height, width]),
    [timestep.name]: tensor(bound.timestep, [bound.batch]),
  };
  const fetches = { [output.name]: tensor(bound.m, [bound.batch, outputs, height, width]) };
  return async (times: number) => {
    for (let i = 0; i < times; i++) await session.run(feeds, fetches);
    await device.gpu.queue.onSubmittedWorkDone();
  };
}

/** wasm waits for each answer, so one run tells both: medians of the time within `session.run`, and from one to the next. */
async function onWasm(batch: number, steps: number): Promise<Overhead> {
  const network = await loadNetwork();
  const threads = crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  const denoiser = await openWasm(network, { threads, wasm: plain });
  const lanes = lanesOf(network, pictureSize(denoiser.shape), steps, batch);
  const begun: number[] = [];
  const within: number[] = [];
  const timed: Denoiser = {
    ...denoiser,
    executor: (all) =>
      new CpuExecutor(denoiser.shape, all, async (x, t) => {
        const start = performance.now();
        const m = await denoiser.evaluate(x, t);
        begun.push(start);
        within.push(performance.now() - start);
        return m;
      }),
  };
  await wholeRun(timed, lanes);
  await denoiser.dispose();
  const between = begun.slice(1).map((start, i) => start - begun[i]!);
  return { bare: median(within), ours: median(between), ort: null, perStep: null, made: 0 };
}
