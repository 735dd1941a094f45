/** onnxruntime at its best: every way in which its WebGPU provider can be asked to run, one after the other. */

import { wordsOf } from "../../../src/bytes/words-of.ts";
import type { Lane } from "../../../src/diffusion/plan.ts";
import type { Network } from "../../../src/engine/engine.ts";
import { type Asked, denoiserOf, openSession } from "../../../src/engine/ort/ort-webgpu.ts";
import { peakBytes } from "../../../src/engine/webgpu/testing/traffic.ts";
import { median, wholeRun } from "./whole-run.ts";

/** A way, and what became of it. */
export interface Way {
  readonly layout: "NCHW" | "NHWC";
  /** Of what is sent to WebGPU; on is what the provider does by itself. */
  readonly validation: boolean;
  /** Commands recorded once and sent again. */
  readonly capture: boolean;
  /** ms of a step where it was right; else null, and why. */
  readonly ms: number | null;
  readonly why: string | null;
  readonly gpuBytes: number;
}

const TURNS = 3;
/** A step that takes longer is timed once. */
const LONG_MS = 1000;
/** Of what comes out of a run, the largest difference in parts of the largest value. */
const SAME = 1e-2;

export const asked = ({ layout, validation, capture }: Pick<Way, "layout" | "validation" | "capture">): Asked => ({
  preferredLayout: layout,
  validationMode: validation ? "basic" : "disabled",
  enableGraphCapture: capture,
});

/** @param lanes of a run of so many steps @param right what comes out of it */
export async function waysOf(network: Network, lanes: readonly Lane[], right: Float32Array): Promise<readonly Way[]> {
  const found: Way[] = [];
  for (const capture of [false, true]) {
    for (const layout of ["NCHW", "NHWC"] as const) {
      for (const validation of [true, false]) {
        const way = { layout, validation, capture };
        const times: number[] = [];
        let why: string | null = null;
        const gpuBytes = await peakBytes(async () => {
          try {
            await timed(network, way, lanes, right, times);
          } catch (error) {
            why = wordsOf(error);
          }
        });
        found.push({ ...way, ms: why === null ? median(times) : null, why, gpuBytes });
      }
    }
  }
  return found;
}

async function timed(
  network: Network,
  way: Parameters<typeof asked>[0],
  lanes: readonly Lane[],
  right: Float32Array,
  times: number[],
): Promise<void> {
  const denoiser = denoiserOf(await openSession(network, asked(way)), network.manifest);
  const steps = lanes[0]!.plan.steps.length;
  try {
    // The first compiles. What was recorded at it is sent again at the others: each has to come out right.
    for (let turn = 0; turn <= TURNS; turn++) {
      const { ms, x } = await wholeRun(denoiser, lanes);
      const off = differs(x, right);
      if (!(off < SAME)) throw new Error(`wrong: what run ${turn + 1} made is off by ${off.toPrecision(2)}`);
      if (turn > 0) times.push(ms / steps);
      if (turn > 0 && ms / steps > LONG_MS) break;
    }
  } finally {
    await denoiser.dispose();
  }
}

/** The largest difference, in parts of the largest value. */
export function differs(found: Float32Array, right: Float32Array): number {
  // 256 × 256 are more values than a call takes arguments.
  const [off, largest] = right.reduce(
    ([worst, most], value, i) => [Math.max(worst, Math.abs(value - found[i]!)), Math.max(most, Math.abs(value))],
    [0, 0] as [number, number],
  );
  return off / largest;
}
