/** Our engine against onnxruntime, both on WebGPU: whole runs in turns, on the same machine in the same minutes. */
import { type Denoiser, pictureSize } from "../../../src/engine/denoiser.ts";
import { denoiserOf, openSession } from "../../../src/engine/ort/ort-webgpu.ts";
import { type GpuTraffic, peakBytes, perStep } from "../../../src/engine/webgpu/testing/traffic.ts";
import { wgsl } from "../../../src/engine/wgsl/engine.ts";
import { lanesOf, networkAt } from "./network.ts";
import { asked, differs, type Way, waysOf } from "./ort-ways.ts";
import { median, wholeRun } from "./whole-run.ts";

export interface Beside {
  /** Median ms of a step of a whole run. */
  readonly ours: number;
  readonly ort: number;
  /** That each run had, and how many runs of each there were. */
  readonly steps: number;
  readonly turns: number;
  /** ms from the file to the end of the first evaluation of one picture. */
  readonly first: { readonly ours: number; readonly ort: number };
  /** What a step of a run sends to the GPU, ours and onnxruntime's. */
  readonly perStep: { readonly ours: GpuTraffic; readonly ort: GpuTraffic };
  /** Bytes of GPU buffers from the file to the end of a run, ours and onnxruntime's. */
  readonly gpuBytes: { readonly ours: number; readonly ort: number };
  /** How onnxruntime was tried; the fastest that was right is what ours is held against. */
  readonly ways: readonly Way[];
  readonly best: Way;
}

/** Of what both answer to the same question, the largest difference in parts of the largest value. */
const SAME = 1e-3;

/** A step of both that takes longer is turn enough. */
const LONG_MS = 5000;

/** Steps this short go several to a submission, except where a state is kept, which is fifty times in a run of any length. */
const COUNTED = { steps: 250, shortMs: 100 };

/**
 * @param steps of a run, fewer where they are long
 * @param turns fewer where they would take longer than so many seconds, but one
 */
export async function engines(
  model: string,
  batch: number,
  steps: number,
  turns: number,
  seconds: number,
): Promise<Beside> {
  const network = await networkAt(model);
  const { known } = network.manifest;
  const opened = async (open: () => Promise<Denoiser>) => {
    const begun = performance.now();
    const denoiser = await open();
    const D = pictureSize(denoiser.shape);
    const answer = await denoiser.evaluate(known.sample.slice(0, D), known.timestep.slice(0, 1));
    return { denoiser, first: performance.now() - begun, times: [] as number[], answer };
  };
  const lanes = (length: number) => lanesOf(network, pictureSize(ours.denoiser.shape), length, batch);
  const run = async ({ denoiser }: Pick<typeof ours, "denoiser">, length: number) =>
    (await wholeRun(denoiser, lanes(length))).ms / length;

  let ours!: Awaited<ReturnType<typeof opened>>;
  let right = new Float32Array();
  const oursBytes = await peakBytes(async () => {
    ours = await opened(() => wgsl.open(network));
    right = (await wholeRun(ours.denoiser, lanes(2))).x as typeof right;
  });
  const ways = await waysOf(network, lanes(2), right);
  const fastest = ways.flatMap((way) => (way.ms === null ? [] : [{ way, ms: way.ms }])).sort((a, b) => a.ms - b.ms);
  // What came through three runs may fail in more: then it is the next.
  for (const { way } of fastest) {
    try {
      return await against(way);
    } catch (error) {
      console.warn(`${model}: onnxruntime failed as ${JSON.stringify(way)}`, error);
    }
  }
  throw new Error(`${model}: onnxruntime came to its end in no way: ${JSON.stringify(ways)}`);

  async function against(best: Way): Promise<Beside> {
    const openBest = async () => denoiserOf(await openSession(network, asked(best)), network.manifest);
    const { first: ortFirst, answer, denoiser } = await opened(openBest);
    await denoiser.dispose();
    const off = differs(ours.answer, answer);
    if (!(off < SAME)) throw new Error(`${model}: the engines' answers differ by ${off}`);
    // Anew: what it has recorded of one picture it would send again for four.
    const ort = { denoiser: await openBest(), times: [] as number[] };

    ours.times.length = 0;
    const begun = performance.now();
    const both = async (length: number) => (await run(ort, length)) + (await run(ours, length));
    // The first compiles for so many pictures, and another like it is timed.
    await both(1);
    const stepMs = await both(1);
    const length = stepMs > LONG_MS ? 1 : steps;
    const turnMs = length * stepMs;
    const left = 1000 * seconds - (performance.now() - begun);
    const count = Math.max(1, Math.min(turns, Math.floor(left / turnMs) - 3));
    for (let turn = 0; turn < count; turn++) {
      for (const each of turn % 2 ? [ours, ort] : [ort, ours]) each.times.push(await run(each, length));
    }
    const counted = stepMs < COUNTED.shortMs ? COUNTED.steps : length;
    const sentBy = (each: Pick<typeof ours, "denoiser">) =>
      perStep(
        counted,
        () => run(each, counted),
        () => run(each, 2 * counted),
      );
    const sent = { ours: await sentBy(ours), ort: await sentBy(ort) };
    const apart = differs((await wholeRun(ort.denoiser, lanes(2))).x, right);
    if (!(apart < 10 * SAME)) throw new Error(`${model}: in the end onnxruntime's pictures were off by ${apart}`);
    await ours.denoiser.dispose();
    await ort.denoiser.dispose();
    const first = { ours: ours.first, ort: ortFirst };
    return {
      ...{ ours: median(ours.times), ort: median(ort.times), steps: length, turns: count, first, perStep: sent },
      ...{ gpuBytes: { ours: oursBytes, ort: best.gpuBytes }, ways, best },
    };
  }
}
