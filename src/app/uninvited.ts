/** Runs that nobody asked for: the page begins with one. They wait while one is in another room. */
import type { Room } from "../scene/room.ts";
import { roomAt } from "../scene/rooms.ts";
import { loader, slots } from "./page.ts";
import { getState, setState, useStore } from "./store.ts";

/** Runs the settings a room has, by itself, as far as this machine has time for them. */
export async function runUninvited(room: Room): Promise<void> {
  await (room.open ? room.open() : room.run());
  slots.of(room.id).uninvite();
}

/**
 * The page's first run: when the model is there and what is shown meanwhile has come to its end, unless one has begun
 * something, chosen another model, or gone elsewhere by then.
 */
export async function openRoom(room: Room, shown: Promise<void>): Promise<void> {
  const { modelId } = getState();
  setState({ opening: true });
  try {
    await Promise.all([shown, loader.ready(new AbortController().signal)]);
  } finally {
    setState({ opening: false });
  }
  const now = getState();
  if (slots.of(room.id).status || now.place !== room.id || now.modelId !== modelId) return;
  await runUninvited(room);
}

export function watchLeaving(): void {
  useStore.subscribe(({ place }, before) => {
    if (place === before.place) return;
    if (roomAt(before.place)) slots.of(before.place).leave();
    if (roomAt(place)) slots.of(place).comeBack();
  });
}
