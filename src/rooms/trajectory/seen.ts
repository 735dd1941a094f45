/** What a branch shows, whose recording begins only where it left another. */

import { slots } from "../../app/page.ts";
import type { Seen } from "../../run/recording.ts";
import type { Slot } from "../../run/slot.ts";
import { holderOf } from "./lanes.ts";
import { slotOf } from "./run.ts";
import { settings } from "./scene.ts";
import { SLOT, TRUNK } from "./slots.ts";

interface SeenIn {
  /** Whose recording it is in. */
  readonly slot: Slot;
  readonly seen: Seen;
}

const NOTHING: Seen = { position: -1, x0: null, x: null };

/**
 * A branch's picture at a position (null: the newest); before the branch left, it is the run it left.
 * @param trunk the slot of the run itself
 */
export function seenOf(branch: number, picture: number, position: number | null, trunk = SLOT): SeenIn {
  const { branches } = settings.get();
  const own = branches.find((each) => each.branch === branch);
  // A branch that has not begun stands where it left.
  const at = position ?? (own && !slotOf(branch).feed.recording ? own.position : null);
  const holder = at === null ? branch : holderOf(branches, branch, at);
  const found = seenIn(trunk, holder, picture, at);
  // What a branch recorded of where it left has no guess: the step before it was its parent's.
  const left = found.seen.position < 0 ? holder : holderOf(branches, holder, found.seen.position);
  return left === holder ? found : seenIn(trunk, left, picture, found.seen.position);
}

function seenIn(trunk: string, branch: number, picture: number, position: number | null): SeenIn {
  const slot = branch === TRUNK ? slots.of(trunk) : slotOf(branch);
  return { slot, seen: slot.feed.recording?.at(picture, position) ?? NOTHING };
}

/** Calls back when any of the slots has something new. Returns the way out. */
export function subscribeAll(names: readonly string[], listener: () => void): () => void {
  const ways = names.map((name) => slots.of(name).feed.subscribe(listener));
  return () => {
    for (const leave of ways) leave();
  };
}
