/** The table of rooms. main.tsx puts it here before the first paint; everybody else only walks it. */
import { PARTS, type Page, type Part, type Room } from "./room.ts";
import type { Scene } from "./scene.ts";

let pages: readonly Page[] = [];
let rooms: readonly Room[] = [];

export function setTable(table: readonly Page[]): void {
  pages = table;
  rooms = table.filter(isRoom);
}

function isRoom(page: Page): page is Room {
  return "first" in page;
}

/** All there are to go to, in the order of the navigation. */
export const allPages = (): readonly Page[] => parts().flatMap((part) => part.pages);

/** The same by what one does there. */
export function parts(): readonly { readonly part: Part; readonly pages: readonly Page[] }[] {
  const all = PARTS.map((part) => ({ part, pages: pages.filter((page) => (page.part ?? "make") === part) }));
  return all.filter((part) => part.pages.length > 0);
}

/** Those that make something. */
export const allRooms = (): readonly Room[] => rooms;

/** The room the page opens with, which runs by itself. */
export function firstRoom(): Room {
  const [first] = rooms;
  if (!first) throw new Error("the table of rooms is empty: main.tsx has to install it first");
  return first;
}

/** @throws RangeError for a name that is no page's. */
export function pageNamed(id: string): Page {
  return named(pages, id);
}

export function isPage(id: unknown): id is string {
  return pages.some((page) => page.id === id);
}

/** The room of this id, or null for a page that only reads and for what is none. */
export function roomAt(id: string): Room | null {
  return rooms.find((room) => room.id === id) ?? null;
}

/** @throws RangeError for a name that is no room's. */
export function roomNamed(id: string): Room {
  return named(rooms, id);
}

/** Whether it makes what a film can be of: pictures, step by step. */
export const makesFilms = ({ alone, numbers }: Room): boolean => !alone && !numbers;

export const roomOf = (scene: Scene): Room => roomNamed(scene.room);

function named<P extends Page>(table: readonly P[], id: string): P {
  const found = table.find((each) => each.id === id);
  if (!found) throw new RangeError(`invalid room: ${id} (there are ${table.map((each) => each.id).join(", ")})`);
  return found;
}
