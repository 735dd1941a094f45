import type { Page } from "../../scene/room.ts";
import { goTo } from "../actions.ts";
import { installRooms } from "../install.ts";
import { useStore } from "../store.ts";

/** As the page does it; and what a test renders to text, without a browser, shows the store as it is then. */
export function installForTests(table: readonly Page[], place?: string): void {
  installRooms(table);
  if (place !== undefined) goTo(place);
  Object.assign(useStore.getInitialState(), useStore.getState());
}
