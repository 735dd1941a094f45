import type { Page } from "../../scene/room.ts";
import { installRooms } from "../install.ts";
import { useStore } from "../store.ts";

/** As the page does it; and what a test renders to text, without a browser, shows the store as it is then. */
export function installForTests(table: readonly Page[]): void {
  installRooms(table);
  Object.assign(useStore.getInitialState(), useStore.getState());
}
