/** In a page of another's: what there is to see is fetched, and a model when a run wants one. */
import { checkAsked } from "../app/check-asked.ts";
import { loader, modelList, slots } from "../app/page.ts";
import { showShowreel } from "../app/showreel.ts";
import { getState } from "../app/store.ts";
import { firstRoom } from "../scene/rooms.ts";

/** @param linked opens the link that the address is, which may lead to another room */
export async function beginEmbedded(linked: () => Promise<unknown>): Promise<void> {
  loadWhenWanted();
  await linked();
  // Who plays it is the room's own transport (ui/run/RecordedTransport.tsx).
  if (getState().place === firstRoom().id) await showShowreel({ still: true });
  // Run says what the model weighs.
  await modelList.read();
}

/** Whatever it is that runs first, in any room, waits for the model and so brings it. */
export function loadWhenWanted(): void {
  const leave = slots.store.subscribe(({ runs }) => {
    if (!Object.values(runs).some(({ phase }) => phase === "waiting")) return;
    leave();
    if (getState().model.phase === "absent") void checkAsked().then(() => loader.load());
  });
}
