/**
 * Which tiles of a shape are the fastest on this GPU: each is timed alone, on buffers of its own. What takes the most of a
 * step goes first, and nothing is begun once the time is up.
 */
import type { Tile } from "../kernels/tiles.ts";
import type { Dispatch } from "../lower/dispatch.ts";
import { fastest } from "../run/ops.ts";
import { Alone } from "./alone.ts";

/** In all, of a visitor's first minute. */
const BOUND_MS = 1500;
/** Clocks waver: what is hardly faster is not. */
const GAIN = 1.05;
/** Of a tile: what a dispatch that takes less is repeated for, and how often. */
const EFFORT = { enoughMs: 2, rounds: 3 };

/** @returns tiles by shape, of as many shapes as there was time for */
export async function timedTiles(
  gpu: GPUDevice,
  dispatches: readonly Dispatch[],
  now: () => number = () => performance.now(),
): Promise<ReadonlyMap<string, Tile>> {
  const until = now() + BOUND_MS;
  const found = new Map<string, Tile>();
  for (const dispatch of heaviestFirst(dispatches)) {
    gpu.pushErrorScope("out-of-memory");
    const alone = new Alone(gpu, dispatch);
    const tile = await fastestOf(alone, dispatch, () => now() >= until);
    alone.dispose();
    const noRoom = await gpu.popErrorScope();
    if (noRoom || tile === null) break;
    found.set(dispatch.tiled!.shape, tile);
  }
  return found;
}

/** One of each shape. */
function heaviestFirst(dispatches: readonly Dispatch[]): readonly Dispatch[] {
  const flops = new Map<string, number>();
  for (const each of dispatches) flops.set(each.tiled!.shape, (flops.get(each.tiled!.shape) ?? 0) + each.flops);
  const first = new Map(dispatches.toReversed().map((each) => [each.tiled!.shape, each]));
  return [...first.values()].sort((a, b) => flops.get(b.tiled!.shape)! - flops.get(a.tiled!.shape)!);
}

/** Null where the time was up. */
async function fastestOf(alone: Alone, { tiled }: Dispatch, over: () => boolean): Promise<Tile | null> {
  const { tile: first, beside, as } = tiled!;
  let right: Uint32Array | null = null;
  let best = { tile: first, ms: Number.POSITIVE_INFINITY };
  for (const tile of [first, ...beside()]) {
    if (over()) return null;
    const bits = await alone.put(as(tile));
    right ??= bits;
    // WGSL leaves it open how a product and a sum are rounded: bits are what was promised.
    if (bits.some((word, i) => word !== right![i])) continue;
    const ms = await fastest((times) => alone.took(times), EFFORT);
    if (GAIN * ms < best.ms) best = { tile, ms };
  }
  return best.tile;
}
