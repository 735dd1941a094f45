/** What stands in an address and in an entry of the history, and what they say. */
import type { Room } from "../scene/room.ts";
import { allPages, firstRoom, isPage, roomAt } from "../scene/rooms.ts";
import type { PackedScene } from "../scene/schema.ts";
import { sceneOf } from "./actions.ts";
import { ownNames, queryOf } from "./address-scene.ts";
import { LINK } from "./link-mark.ts";
import { unchosenOf } from "./scenes.ts";
import { FIRST_MODEL, getState } from "./store.ts";

export const MODEL = "model";
export const AT = "at";

export interface Entry {
  readonly place: string;
  readonly scene: PackedScene | null;
  /** The moment that is looked at (moment-text.ts). */
  readonly at: string;
}

export const atLink = () => location.hash.startsWith(LINK);

/** Whether a query tells of a room: of its settings, or of a moment that is not a link's. */
export function tells(query: URLSearchParams): boolean {
  return ownNames().some((name) => query.has(name)) || (query.has(AT) && !atLink());
}

/** A part of a page that only reads has a fragment, "#page/part", for links to lead to. */
export function pageInFragment(): string | null {
  const found = allPages().find(({ id }) => !roomAt(id) && location.hash.startsWith(`#${id}/`));
  return found?.id ?? null;
}

export function addressOf(place: string, room: Room | null, at: string): string {
  const own = [MODEL, AT, ...ownNames()];
  const others = [...new URLSearchParams(location.search)].filter(([name]) => !own.includes(name));
  const parts = others.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const { modelId } = getState();
  if (modelId !== FIRST_MODEL) parts.push(`${MODEL}=${modelId}`);
  const said = room ? queryOf(sceneOf(room.id), unchosenOf(room, getState())) : [];
  if (at) said.push(`${AT}=${at}`);
  if (place !== firstRoom().id || said.length > 0) parts.push(`room=${place}`, ...said);
  const fragment = place === pageInFragment() ? location.hash : "";
  return `${location.pathname}${parts.length > 0 ? `?${parts.join("&")}` : ""}${fragment}`;
}

export function entryOf(state: unknown): Entry | null {
  if (typeof state !== "object" || state === null || !("place" in state)) return null;
  const { place, scene, at } = state as Partial<Entry>;
  if (!isPage(place)) return null;
  return { place, scene: scene ?? null, at: at ?? new URLSearchParams(location.search).get(AT) ?? "" };
}
