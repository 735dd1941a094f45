/**
 * Looks at a state: the noise the network sees in it and the σ it gives each value. They are not
 * recorded; they are computed when asked for, by one evaluation (and the few steps from the
 * nearest snapshot), one at a time, the newest wish first, and kept.
 */

import { ready } from "../../app/model.ts";
import { getState, useStore } from "../../app/store.ts";
import { feedOf } from "../../run/feed.ts";
import { lanesFrom } from "./lanes.ts";
import { lanesOf, statesAt } from "./run.ts";

export interface Inspection {
  /** [C, H, W]. σ is null where the step adds one σ for all values. */
  readonly epsilon: Float32Array;
  readonly sigma: Float32Array | null;
}

export interface Wish {
  readonly slot: string;
  readonly lane: number;
  readonly position: number;
}

/** About 6 MiB of pictures of 32 × 32. */
const KEPT = 256;
const kept = new Map<string, Inspection | Error>();
// What failed may go well on the engine that comes after.
useStore.subscribe(({ model }, before) => {
  if (model === before.model) return;
  for (const [key, found] of kept) if (found instanceof Error) kept.delete(key);
});
let wanted: Wish | null = null;
let busy = false;

/** What is known of a moment, or null while it is being computed; who shows it is told through the slot's feed. */
export function inspected(wish: Wish): Inspection | Error | null {
  const found = kept.get(keyOf(wish));
  wanted = found ? null : wish;
  if (!found && !busy) void work();
  return found ?? null;
}

function keyOf({ slot, lane, position }: Wish): string {
  return [slot, getState().runs[slot]?.serial, lane, position].join();
}

async function work(): Promise<void> {
  busy = true;
  while (wanted) {
    const wish: Wish = wanted;
    const key = keyOf(wish);
    wanted = null;
    if (kept.has(key)) continue;
    const found = await look(wish).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    kept.set(key, found);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? "");
    feedOf(wish.slot).changed();
    // Whoever still wants another moment says so when told of this one.
    await new Promise(requestAnimationFrame);
  }
  busy = false;
}

async function look({ slot, lane, position }: Wish): Promise<Inspection> {
  const { signal } = new AbortController();
  const states = await statesAt(slot, [lane], position, signal);
  const { client } = await ready(signal);
  const [spec] = lanesFrom(lanesOf(slot).slice(lane, lane + 1), states);
  if (!spec) throw new Error(`no picture ${lane} in this run`);
  const { epsilon, sigma } = await client.inspect({ lane: spec, position }, { signal });
  return { epsilon, sigma };
}
