/**
 * What holds of a network on any GPU: arithmetic, bytes, workgroups, and how long the slower of the two would take on three
 * kinds of GPU (Williams et al. 2009), each dispatch for itself. A dispatch costs 5 µs beside.
 */
import { bytesOf } from "../src/engine/wgsl/lower/footprint.ts";
import { lowered } from "../src/engine/wgsl/lower/lower.ts";
import { ANY } from "../src/engine/wgsl/lower/target.ts";
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

/** The most of a shape's arithmetic in a step, and each way that a GPU may be given it. */
export interface Tiling {
  readonly shape: string;
  /** Of all convolutions. */
  readonly part: number;
  readonly tiles: readonly {
    readonly name: string;
    readonly workgroups: number;
    readonly kilobytes: number;
    /** FLOP a byte that is brought, where no cache keeps it, and where one keeps all that a workgroup shares. */
    readonly each: number;
    readonly once: number;
  }[];
}

/** Of the heaviest shapes, on a GPU with 32 KB of memory a workgroup. @param most how many shapes */
export async function tilings(model: string, most: number): Promise<Tiling[]> {
  const list = lowered(simplified(await networkOf(model)), { ...ANY, memory: 32_768 });
  const all = list.dispatches.filter(({ tiled }) => tiled?.brought);
  const flops = new Map<string, number>();
  for (const { tiled, flops: own } of all) flops.set(tiled!.shape, (flops.get(tiled!.shape) ?? 0) + own);
  const sum = [...flops.values()].reduce((a, b) => a + b);
  const heaviest = [...flops].sort(([, a], [, b]) => b - a).slice(0, most);
  return heaviest.map(([shape, own]) => {
    const { tiled } = all.find(({ tiled }) => tiled!.shape === shape)!;
    const { way, beside, as, brought } = tiled!;
    const tiles = [way, ...beside()].flatMap((each) => {
      const [dispatch, loads] = [as(each), brought!(each)];
      if (!loads || !("pixels" in each)) return [];
      const { groups, code, flops } = dispatch;
      const vectors = [...code.matchAll(/var<workgroup> \w+: array<vec4f, (\d+)>/g)].map(([, count]) => Number(count));
      const { pixels, lanes, staged } = each;
      const size = staged
        ? `staged, ${pixels * staged.across * staged.down} × ${4 * lanes * staged.fours}`
        : `${(64 / lanes) * pixels} × ${4 * lanes}`;
      return [
        {
          name: `${size}, ${pixels} × ${4 * (staged?.fours ?? 1)} a thread`,
          workgroups: groups[0] * groups[1],
          kilobytes: vectors.reduce((total, count) => total + 16 * count, 0) / 1024,
          each: flops / loads.each,
          once: flops / loads.once,
        },
      ];
    });
    return { shape, part: own / sum, tiles };
  });
}
