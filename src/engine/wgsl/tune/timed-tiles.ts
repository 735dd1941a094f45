/**
 * In which way a shape is the fastest on this GPU: each is timed alone, on buffers of its own. What takes the most of a
 * step goes first, and nothing is begun once the time is up.
 */

import type { Way } from "../kernels/ways.ts";
import type { Dispatch } from "../lower/dispatch.ts";
import { bytesOf } from "../lower/footprint.ts";
import { fastest } from "../run/ops.ts";
import { Alone } from "./alone.ts";

/** In all, of a visitor's first minute. */
const BOUND_MS = 1500;
/** Clocks waver: what is hardly faster is not. */
const GAIN = 1.05;
/** Of a way: what a dispatch that takes less is repeated for, and how often. */
const EFFORT = { enoughMs: 2, rounds: 3 };

/** Multiplications and additions in the time of a byte, on most GPUs: what a norm costs is what it reads and writes. */
const FLOPS_A_BYTE = 30;

/** @returns ways by shape, of as many shapes as there was time for */
export async function timedTiles(
  gpu: GPUDevice,
  dispatches: readonly Dispatch[],
  now: () => number = () => performance.now(),
): Promise<ReadonlyMap<string, Way>> {
  const until = now() + BOUND_MS;
  const found = new Map<string, Way>();
  for (const dispatch of heaviestFirst(dispatches)) {
    gpu.pushErrorScope("out-of-memory");
    const alone = new Alone(gpu, dispatch);
    const way = await fastestOf(alone, dispatch, () => now() >= until);
    alone.dispose();
    const noRoom = await gpu.popErrorScope();
    if (noRoom || way === null) break;
    found.set(dispatch.tiled!.shape, way);
  }
  return found;
}

/** One of each shape. */
function heaviestFirst(dispatches: readonly Dispatch[]): readonly Dispatch[] {
  const work = new Map<string, number>();
  for (const each of dispatches) {
    const own = Math.max(each.flops, FLOPS_A_BYTE * bytesOf(each, 1));
    work.set(each.tiled!.shape, (work.get(each.tiled!.shape) ?? 0) + own);
  }
  const first = new Map(dispatches.toReversed().map((each) => [each.tiled!.shape, each]));
  return [...first.values()].sort((a, b) => work.get(b.tiled!.shape)! - work.get(a.tiled!.shape)!);
}

/** Null where the time was up. */
async function fastestOf(alone: Alone, { tiled }: Dispatch, over: () => boolean): Promise<Way | null> {
  const { way: first, beside, as } = tiled!;
  let right: Uint32Array | null = null;
  let best = { way: first, ms: Number.POSITIVE_INFINITY };
  for (const way of [first, ...beside()]) {
    if (over()) return null;
    const bits = await alone.put(as(way));
    right ??= bits;
    // WGSL leaves it open how a product and a sum are rounded: bits are what was promised.
    if (bits.some((word, i) => word !== right![i])) continue;
    const ms = await fastest((times) => alone.took(times), EFFORT);
    if (GAIN * ms < best.ms) best = { way, ms };
  }
  return best.way;
}
