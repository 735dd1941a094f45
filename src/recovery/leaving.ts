/**
 * Who leaves is asked first where something would be lost by it, and only then: a run that was asked for and is not on
 * the disk, or a model that is being taken in or asked its questions. What else is of that kind says so itself, where it
 * runs (`askWhile`).
 */
import { useAdding } from "../app/adding.ts";
import { wouldLose } from "../app/leaving.ts";
import type { Slots } from "../run/slots.ts";
import type { RunStatus } from "../run/status.ts";

/** @param isKept whether what runs in a slot is there when the page is loaded again. Returns the way out. */
export function askBeforeLosing(slots: Slots, isKept: (slot: string) => boolean): () => void {
  const wouldBeLost = ({ slot, phase }: RunStatus) =>
    (phase === "running" || phase === "paused") && !slots.of(slot).isUninvited && !isKept(slot);
  const ask = (event: BeforeUnloadEvent) => {
    const { adding } = useAdding.getState();
    const isTaken = adding?.phase === "adding" || adding?.phase === "examining";
    const runs = Object.values(slots.store.getState().runs);
    if (isTaken || wouldLose() || runs.some(wouldBeLost)) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
