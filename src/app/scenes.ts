/** Every room's settings with their undo, a history for each: undo never changes a room one cannot see. */

import type { Room } from "../scene/room.ts";
import { allRooms } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import { begin, type History } from "./history.ts";

export type Scenes = Readonly<Record<string, History<Scene>>>;

/** All rooms as a first visit finds them. */
export function firstScenes(): Scenes {
  return Object.fromEntries(allRooms().map(({ id, first }) => [id, begin(first)]));
}

/** @throws RangeError for a name that is no room's. */
export function historyOf(scenes: Scenes, room: string): History<Scene> {
  const history = scenes[room];
  if (!history) throw new RangeError(`invalid room: ${room} (there are ${Object.keys(scenes).join(", ")})`);
  return history;
}

export const presentOf = (scenes: Scenes, room: string): Scene => historyOf(scenes, room).present;

/** A room's settings while nobody chose others: a first visit's, or what the model makes of them. */
export function unchosenOf({ id, first }: Room, { unchosen }: { readonly unchosen: Readonly<Record<string, Scene>> }) {
  return unchosen[id] ?? first;
}
