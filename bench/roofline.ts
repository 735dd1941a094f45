/**
 * What holds of a network on any GPU: arithmetic, bytes, workgroups, and how long the slower of the two would take on three
 * kinds of GPU (Williams et al. 2009), each dispatch for itself. A dispatch costs 5 µs beside.
 */
import { bytesOf } from "../src/engine/wgsl/lower/footprint.ts";
import { lowered } from "../src/engine/wgsl/lower/lower.ts";
import { simplified } from "../src/engine/wgsl/passes/index.ts";
import { networkOf } from "./ops.ts";

/** TFLOP/s and GB/s. */
export const GPUS = {
  "integrated (1.5 TFLOP/s, 60 GB/s)": [1.5, 60],
  "M-series (6 TFLOP/s, 200 GB/s)": [6, 200],
  "discrete (20 TFLOP/s, 500 GB/s)": [20, 500],
} as const;

const DISPATCH_MS = 0.005;
/** Workgroups below which a large GPU has idle cores. */
const ENOUGH = 128;

export interface Roofline {
  readonly gflops: number;
  readonly megabytes: number;
  /** The part of the arithmetic that is in dispatches of enough workgroups. */
  readonly wide: number;
  /** ms on each of the GPUs. */
  readonly ms: readonly number[];
}

export async function roofline(model: string, batch: number): Promise<Roofline> {
  const { dispatches } = lowered(simplified(await networkOf(model)));
  const all = dispatches.map((each) => ({
    flops: each.flops * batch,
    bytes: bytesOf(each, batch),
    workgroups: each.groups[0] * each.groups[1] * batch,
  }));
  const sum = (of: (each: (typeof all)[number]) => number) => all.reduce((total, each) => total + of(each), 0);
  const flops = sum((each) => each.flops);
  return {
    gflops: flops / 1e9,
    megabytes: sum(({ bytes }) => bytes) / 1e6,
    wide: sum(({ flops, workgroups }) => (workgroups >= ENOUGH ? flops : 0)) / flops,
    ms: Object.values(GPUS).map(([tflops, gigabytes]) =>
      sum(({ flops, bytes }) => DISPATCH_MS + 1000 * Math.max(flops / (tflops * 1e12), bytes / (gigabytes * 1e9))),
    ),
  };
}
