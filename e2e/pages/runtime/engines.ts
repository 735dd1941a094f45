/** Our engine against onnxruntime, both on WebGPU: whole runs in turns, on the same machine in the same minutes. */
import { pictureSize } from "../../../src/engine/denoiser.ts";
import { ortWebGpu } from "../../../src/engine/ort/engines.ts";
import { type GpuTraffic, perStep } from "../../../src/engine/webgpu/testing/traffic.ts";
import { wgsl } from "../../../src/engine/wgsl/engine.ts";
import { lanesOf, networkAt } from "./network.ts";
import { median, wholeRun } from "./whole-run.ts";

export interface Beside {
  /** Median ms of a step of a whole run. */
  readonly ours: number;
  readonly ort: number;
  /** ms from the file to the end of the first evaluation of one picture. */
  readonly first: { readonly ours: number; readonly ort: number };
  /** What a step of a run sends to the GPU, ours and onnxruntime's. */
  readonly perStep: { readonly ours: GpuTraffic; readonly ort: GpuTraffic };
}

/** Of what both answer to the same question, the largest difference in parts of the largest value. */
const SAME = 1e-3;

/** @param turns counted; one before them compiles */
export async function engines(model: string, batch: number, steps: number, turns: number): Promise<Beside> {
  const network = await networkAt(model);
  const { known } = network.manifest;
  const opened = async (engine: typeof wgsl) => {
    const begun = performance.now();
    const denoiser = await engine.open(network);
    const D = pictureSize(denoiser.shape);
    const answer = await denoiser.evaluate(known.sample.slice(0, D), known.timestep.slice(0, 1));
    return { denoiser, first: performance.now() - begun, times: [] as number[], answer };
  };
  const [ours, ort] = [await opened(wgsl), await opened(ortWebGpu)];
  const largest = Math.max(...ort.answer.map(Math.abs));
  const off = ort.answer.reduce((worst, value, i) => Math.max(worst, Math.abs(value - ours.answer[i]!)), 0) / largest;
  if (!(off < SAME)) throw new Error(`${model}: the engines' answers differ by ${off}`);
  const lanes = lanesOf(network, pictureSize(ours.denoiser.shape), steps, batch);
  for (let turn = 0; turn <= turns; turn++) {
    for (const each of turn % 2 ? [ours, ort] : [ort, ours]) {
      const took = (await wholeRun(each.denoiser, lanes)) / steps;
      if (turn > 0) each.times.push(took);
    }
  }
  // A run of twice the steps, without what one sends before its first.
  const longer = lanesOf(network, pictureSize(ours.denoiser.shape), 2 * steps, batch);
  const sentBy = ({ denoiser }: typeof ours) =>
    perStep(
      steps,
      () => wholeRun(denoiser, lanes),
      () => wholeRun(denoiser, longer),
    );
  const sent = { ours: await sentBy(ours), ort: await sentBy(ort) };
  await ours.denoiser.dispose();
  await ort.denoiser.dispose();
  const first = { ours: ours.first, ort: ort.first };
  return { ours: median(ours.times), ort: median(ort.times), first, perStep: sent };
}
