/** When another model has been loaded: what it cannot go on with is put away, what it takes otherwise is made again. */
import { slots } from "../app/page.ts";
import { useStore } from "../app/store.ts";
import { roomAt } from "../scene/rooms.ts";

/** @param originals resolves when pictures that a reload brought back have what they were cut from, as far as it is here */
export function watchModel(originals: Promise<void>): void {
  let before: string | null = null;
  useStore.subscribe(({ model }) => {
    if (model.phase !== "ready" || model.model.sha256 === before) return;
    if (before !== null) putAway();
    before = model.model.sha256;
    // Pictures kept from an earlier visit, or chosen for another model, may be of another size.
    void Promise.all([import("../pictures/recut.ts"), originals]).then(([{ recutPictures }]) => {
      recutPictures(model.model);
    });
  });
}

/** States of a chain belong to the network that made them. */
function putAway(): void {
  for (const slot of slots.all) {
    const [room = slot.name] = slot.name.split("/");
    if (roomAt(room)?.slots?.states) slot.empty();
  }
}
