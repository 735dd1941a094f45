import type { Page } from "../scene/room.ts";
import { firstRoom, setTable } from "../scene/rooms.ts";
import { firstScenes } from "./scenes.ts";
import { setState } from "./store.ts";

/** Gives the page its rooms, each with the settings of a first visit. Once, before anything is restored or painted. */
export function installRooms(table: readonly Page[]): void {
  setTable(table);
  setState({ place: firstRoom().id, scenes: firstScenes() });
}
