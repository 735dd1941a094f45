/** Runs that nobody asked for: the page begins with one. They wait while one is in another room. */
import type { Room } from "../scene/room.ts";
import { roomAt } from "../scene/rooms.ts";
import { slots } from "./page.ts";
import { useStore } from "./store.ts";

/** Runs the settings a room has, by itself. */
export async function runUninvited(room: Room): Promise<void> {
  await room.run();
  slots.of(room.id).uninvite();
}

export function watchLeaving(): void {
  useStore.subscribe(({ place }, before) => {
    if (place === before.place) return;
    if (roomAt(before.place)) slots.of(before.place).leave();
    if (roomAt(place)) slots.of(place).comeBack();
  });
}
