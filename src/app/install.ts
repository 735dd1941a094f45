import type { Page } from "../scene/room.ts";
import { firstRoom, setTable } from "../scene/rooms.ts";
import { firstScenes } from "./scenes.ts";
import { getState, setState, useStore } from "./store.ts";

/** Gives the page its rooms, each with the settings of a first visit. Once, before anything is restored or painted. */
export function installRooms(table: readonly Page[]): void {
  setTable(table);
  setState({ place: firstRoom().id, scenes: firstScenes() });
  // What React makes the page of while that is HTML, and until it lives.
  Object.assign(useStore.getInitialState(), getState());
}
