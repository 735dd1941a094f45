/**
 * The address and the browser's history. Where one is and its settings are in the address; going to
 * a room is an entry of the history, and changing a setting rewrites the entry one is on. Back and
 * forward put an entry's settings back, as one more step to undo; loading the page again finds them
 * with their pictures.
 *
 * Packing and checking scenes is loaded when there is something to keep or to read: a first visit
 * paints without it.
 */
import { t } from "../i18n/words.ts";
import type { Fault } from "../scene/mend.ts";
import type { Room } from "../scene/room.ts";
import { allPages, firstRoom, isPage, roomAt } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import type { PackedScene } from "../scene/schema.ts";
import { sceneOf, setScene } from "./actions.ts";
import { called, ownNames, queryOf, refusedIn, sceneInQuery, toldOf } from "./address-scene.ts";
import { LINK, tidied } from "./arrived.ts";
import { begin } from "./history.ts";
import { say } from "./notices.ts";
import type { Refused } from "./sampler-text.ts";
import { FIRST_MODEL, getState, setState, useStore } from "./store.ts";

const MODEL = "model";
/** Settings rest this long before they are written: browsers ration rewriting the address. */
const REST_MS = 300;
/** Most characters of a scene that goes with an entry of the history. */
const MOST_ENTRY = 256 * 1024;

interface Entry {
  readonly place: string;
  readonly scene: PackedScene | null;
}

type Keeping = typeof import("../scene/packing.ts") & typeof import("../scene/mend.ts") & typeof import("./session.ts");
let keeping: Keeping | null = null;

async function keep(): Promise<Keeping> {
  keeping ??= {
    ...(await import("../scene/packing.ts")),
    ...(await import("../scene/mend.ts")),
    ...(await import("./session.ts")),
  };
  return keeping;
}

/** Puts back what the tab or the address tells of; called once, before the first paint. */
export async function restore(): Promise<void> {
  const tidy = tidied(location.href, [MODEL, ...ownNames()]);
  if (tidy !== null) history.replaceState(history.state, "", tidy);
  const query = new URLSearchParams(location.search);
  const modelId = query.get(MODEL);
  if (modelId && /^[\w.-]{1,64}$/.test(modelId)) setState({ modelId });
  const told = ownNames().some((name) => query.has(name));
  if (!told && !history.state && !sessionLeft() && !pageInFragment()) return;
  const { keptScenes } = await keep();
  const kept = await keptScenes();
  setState(({ scenes }) => ({ scenes: { ...scenes, ...kept } }));
  const entry = entryOf(history.state);
  if (entry) return goBackTo(entry);
  await readAddress(query);
}

async function readAddress(query: URLSearchParams): Promise<void> {
  const place = pageInFragment() ?? query.get("room") ?? firstRoom().id;
  if (!isPage(place)) {
    say({
      key: "address",
      tone: "warning",
      text: () => t("address.room", { room: place, first: firstRoom().words.say("name") }),
    });
    return;
  }
  const room = roomAt(place);
  const told = ownNames().some((name) => query.has(name));
  const found = room && told ? await sceneInAddress(room, query) : null;
  // What one arrives with is where undo ends.
  if (found) setState(({ scenes }) => ({ scenes: { ...scenes, [found.room]: begin(found) } }));
  setState({ place });
}

/** The settings in the address, with the pictures the room has now. What cannot be used is said, and left out. */
async function sceneInAddress(room: Room, query: URLSearchParams): Promise<Scene> {
  const { mended, pack, unpack } = await keep();
  const asked = sceneInQuery(room, query, pack(sceneOf(room.id)));
  const { scene, faults } = mended(asked, room);
  const inWords = ({ name, expected }: Fault) => {
    const refused = refusedIn(asked[name]);
    if (refused) return refusedInWords(refused);
    const field = room.schema[name]!;
    const text = toldOf(query, name, field) ?? "";
    return t("address.setting", { name: called(name, field), text, expected: expected ?? "" });
  };
  const text = () => [...faults.map(inWords), t("address.mended", { count: faults.length })].join(" ");
  if (faults.length > 0) say({ key: "address", tone: "warning", text });
  return unpack(scene);
}

function refusedInWords({ refused, of, known }: Refused): string {
  const values = { refused, known: known.join(", ") };
  return of === null ? t("address.sampler", values) : t("address.samplerPart", { of, ...values });
}

/** A part of a page that only reads has a fragment, "#page/part", for links to lead to. */
function pageInFragment(): string | null {
  const found = allPages().find(({ id }) => !roomAt(id) && location.hash.startsWith(`#${id}/`));
  return found?.id ?? null;
}

function sessionLeft(): boolean {
  try {
    return sessionStorage.length > 0;
  } catch {
    return false;
  }
}

let returning = false;
let timer: ReturnType<typeof setTimeout> | null = null;

/** From now on the address follows the page, and the page the browser's buttons. */
export function followHistory(onLink: () => void): void {
  if (!location.hash.startsWith(LINK)) write("replace");
  useStore.subscribe((state, before) => {
    const room = roomAt(state.place);
    if (state.place !== before.place && !returning) {
      // A link that was opened is spent: Back leads to what was before it, not to it.
      if (location.hash.startsWith(LINK)) write("replace");
      else {
        flush(before.place);
        write("push");
      }
    }
    if ((state.scenes !== before.scenes && room) || state.modelId !== before.modelId) writeSoon();
  });
  addEventListener("popstate", (event: PopStateEvent) => {
    const entry = entryOf(event.state);
    if (location.hash.startsWith(LINK)) onLink();
    else if (entry) void goBackTo(entry);
    else if (pageInFragment()) openPart();
  });
  addEventListener("pagehide", () => flush());
  // The first change should not wait for what keeps it.
  setTimeout(() => void keep(), 2000);
}

/** A link to a part of a page was followed: the browser has made its entry of the history already. */
function openPart(): void {
  returning = true;
  setState({ place: pageInFragment() ?? getState().place });
  returning = false;
  write("replace");
}

async function goBackTo({ place, scene }: Entry): Promise<void> {
  const { checked, equalScenes, unpack } = await keep();
  const room = roomAt(place);
  const packed = room && checked(scene, room.id);
  const found = packed
    ? await unpack(packed).catch(() => null)
    : room && (await sceneInAddress(room, new URLSearchParams(location.search)));
  returning = true;
  if (found && !equalScenes(found, sceneOf(found.room))) setScene(found);
  setState({ place });
  returning = false;
}

/** Forgets a link that was not opened, so that loading the page again does not ask again. */
export function forgetLink(): void {
  if (location.hash.startsWith(LINK)) write("replace");
}

function writeSoon(): void {
  timer ??= setTimeout(() => {
    timer = null;
    // While a link waits for an answer the address stays what it is.
    if (location.hash.startsWith(LINK)) return;
    void keep().then(() => flush(null));
  }, REST_MS);
}

/** Writes what still waits; `place` is whose entry this is, null for where one is. */
function flush(place: string | null = null): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  if (!location.hash.startsWith(LINK)) write("replace", place ?? getState().place);
  keeping?.keepScenes(getState().scenes);
}

function write(how: "push" | "replace", place: string = getState().place): void {
  const room = roomAt(place);
  const entry: Entry = { place, scene: room && kept(sceneOf(room.id)) };
  const address = addressOf(place, room);
  if (how === "push") history.pushState(entry, "", address);
  else history.replaceState(entry, "", address);
}

function kept(scene: Scene): PackedScene | null {
  const packed = keeping?.pack(scene) ?? null;
  return packed && JSON.stringify(packed).length <= MOST_ENTRY ? packed : null;
}

function addressOf(place: string, room: Room | null): string {
  const others = [...new URLSearchParams(location.search)].filter(
    ([name]) => name !== MODEL && !ownNames().includes(name),
  );
  const parts = others.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const { modelId } = getState();
  if (modelId !== FIRST_MODEL) parts.push(`${MODEL}=${modelId}`);
  const own = room ? queryOf(sceneOf(room.id)) : [];
  if (place !== firstRoom().id || own.length > 0) parts.push(`room=${place}`, ...own);
  const fragment = place === pageInFragment() ? location.hash : "";
  return `${location.pathname}${parts.length > 0 ? `?${parts.join("&")}` : ""}${fragment}`;
}

function entryOf(state: unknown): Entry | null {
  if (typeof state !== "object" || state === null || !("place" in state)) return null;
  const { place, scene } = state as Partial<Entry>;
  return isPage(place) ? { place, scene: scene ?? null } : null;
}
