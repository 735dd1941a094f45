/** States of a run's pictures at any position: kept, or made again. */
import { loader, slots } from "../../app/page.ts";
import type { LaneSpec } from "../../worker/protocol.ts";
import { type LaneState, lanesFrom, nearestStates } from "./lanes.ts";

/**
 * The states of some pictures of a slot's run at a position, made again from the nearest snapshot by
 * the run's own steps and noise where it was not kept. All pictures together go through the network
 * as they did the first time, and come out with the same bits.
 */
export async function statesAt(
  slot: string,
  pictures: readonly number[],
  position: number,
  signal: AbortSignal,
): Promise<LaneState[]> {
  const { recording } = slots.of(slot).feed;
  const lanes = pictures.flatMap((picture) => recording?.lanes[picture] ?? []);
  const states = nearestStates(recording?.snapshots ?? [], pictures, position) ?? statesOf(lanes);
  if (states?.every((state) => state.position === position)) return states;
  const { client } = await loader.ready(signal);
  const found = new AbortController();
  const stop = AbortSignal.any([signal, found.signal]);
  const snapshots = (recording?.times.length ?? 0) - 1;
  const spec = { lanes: states ? lanesFrom(lanes, states) : lanes, record: 2, snapshots };
  const made = [];
  for await (const event of client.run(spec, { signal: stop }).events) {
    if (event.kind === "failed") throw new Error(event.failure.message);
    if (event.kind !== "snapshot" || event.snapshot.position !== position) continue;
    made.push(event.snapshot);
    const all = nearestStates(
      made,
      lanes.map((_, i) => i),
      position,
    );
    if (!all) continue;
    found.abort();
    return all;
  }
  signal.throwIfAborted();
  throw new Error(`step ${position} was not reached again`);
}

/** Where lanes that began from a state began. */
function statesOf(lanes: readonly LaneSpec[]): LaneState[] | null {
  const states = lanes.map(({ start }) =>
    start.from === "state" ? { position: start.position, x: start.x, previous: start.previous ?? null } : null,
  );
  return states.every((state) => state !== null) ? states : null;
}
