/**
 * What this GPU gets: kernels in the ways that were the fastest on it, kept for the build and the adapter as the choice of an
 * engine is. All ways give the same bits, so a run may be repeated in others.
 */
import type { Graph } from "../../../graph/graph.ts";
import { cacheMemory, type Memory } from "../../memory.ts";
import type { Device } from "../../webgpu/device.ts";
import type { Way } from "../kernels/ways.ts";
import type { Dispatch } from "../lower/dispatch.ts";
import { lowered } from "../lower/lower.ts";
import { type Target, targetOf } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { timedTiles } from "./timed-tiles.ts";

/** @param tune whether tiles of shapes that are not known yet may be timed */
export async function targetHere(
  device: Device,
  graph: Graph,
  { halves, tune }: { readonly halves: boolean; readonly tune: boolean },
): Promise<Target> {
  const target = { ...targetOf(device.gpu), halves };
  // A program that plays the GPU compiles a kernel for longer than it would ever save.
  if (device.adapter.software) return target;
  const { dispatches } = lowered(simplified(graph), target);
  const memory = cacheMemory<Tiles>(self.location.href);
  return { ...target, wayOf: await tilesHere(device, dispatches, memory, tune) };
}

/** By the shapes of dispatches. */
export type Tiles = Readonly<Record<string, Way>>;

export async function tilesHere(
  { adapter, gpu, guard }: Pick<Device, "adapter" | "gpu" | "guard">,
  dispatches: readonly Dispatch[],
  memory: Memory<Tiles>,
  tune: boolean,
  timed = timedTiles,
): Promise<Target["wayOf"]> {
  const key = `tiles, ${adapter.name}`;
  const known = new Map(Object.entries((await memory.get(key)) ?? {}));
  const fresh = dispatches.filter(({ tiled }) => tiled && !known.has(tiled.shape) && tiled.beside().length > 0);
  if (tune && fresh.length > 0) {
    for (const [shape, tile] of await guard(timed(gpu, fresh))) known.set(shape, tile);
    await memory.set(key, Object.fromEntries(known));
  }
  return (shape) => known.get(shape);
}
