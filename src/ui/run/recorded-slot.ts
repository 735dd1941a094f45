/** In an embed a room's transport and keys are for its recording, until one runs something. */
import { EMBEDDED } from "../../app/embed.ts";
import { useRuns } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { RECORDED, SHOWREEL } from "../../run/recorded-slots.ts";
import { roomIn } from "../../run/room-in.ts";
import type { Runs } from "../../run/runs.ts";
import type { Slot } from "../../run/slot.ts";
import { firstRoom } from "../../scene/rooms.ts";

/** Where the recording of a slot's room is shown. */
export function recordedSlotOf(slot: string): string {
  const room = roomIn(slot);
  return room === firstRoom().id ? SHOWREEL : RECORDED + room;
}

const hasRun = (runs: Runs["runs"], slot: string) => Object.keys(runs).some((name) => roomIn(name) === roomIn(slot));

/** Whether a room waits for a press of Run, its recording in sight, if it has one. */
export function useWaits(slot: string): boolean {
  return useRuns((runs) => EMBEDDED && !hasRun(runs, slot));
}

/** What a key of the room is for. */
export function slotOfKeys(slot: string): Slot {
  const waits = EMBEDDED && !hasRun(slots.store.getState().runs, slot);
  return slots.of(waits ? recordedSlotOf(slot) : slot);
}
