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
import type { Room, Scene } from "../recipe/scene.ts";
import type { PackedScene } from "../recipe/scene-schema.ts";
import { roomOf, sceneOf, setScene } from "./actions.ts";
import { OWN_NAMES, queryOf, refusedIn, sceneInQuery } from "./address-scene.ts";
import { begin } from "./history.ts";
import { say } from "./notices.ts";
import type { Refused } from "./sampler-text.ts";
import { FIRST_SCENES } from "./scenes.ts";
import { FIRST_MODEL, getState, type Place, setState, useStore } from "./store.ts";

/** A link's recipe stands behind this. */
export const LINK = "#r=";
const NOTES = "#notes/";
const MODEL = "model";
/** Settings rest this long before they are written: browsers ration rewriting the address. */
const REST_MS = 300;
/** Most characters of a scene that goes with an entry of the history. */
const MOST_ENTRY = 256 * 1024;

interface Entry {
  readonly place: Place;
  readonly scene: PackedScene | null;
}

type Keeping = typeof import("../recipe/packing.ts") & typeof import("./session.ts");
let keeping: Keeping | null = null;

async function keep(): Promise<Keeping> {
  keeping ??= { ...(await import("../recipe/packing.ts")), ...(await import("./session.ts")) };
  return keeping;
}

/** Puts back what the tab or the address tells of; called once, before the first paint. */
export async function restore(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const modelId = query.get(MODEL);
  if (modelId && /^[\w.-]{1,64}$/.test(modelId)) setState({ modelId });
  const told = OWN_NAMES.some((name) => query.has(name));
  if (!told && !history.state && !sessionLeft() && !location.hash.startsWith(NOTES)) return;
  const { keptScenes } = await keep();
  const kept = await keptScenes();
  setState(({ scenes }) => ({ scenes: { ...scenes, ...kept } }));
  const entry = entryOf(history.state);
  if (entry) return goBackTo(entry);
  await readAddress(query);
}

async function readAddress(query: URLSearchParams): Promise<void> {
  const place = placeIn(query);
  if (!place) {
    const room = query.get("room") ?? "";
    say({ key: "address", tone: "warning", text: () => t("address.room", { room }) });
    return;
  }
  const room = roomOf(place);
  const told = OWN_NAMES.some((name) => query.has(name));
  const found = room && told ? await sceneInAddress(room, query) : null;
  // What one arrives with is where undo ends.
  if (found) setState(({ scenes }) => ({ scenes: { ...scenes, [found.room]: begin(found) } }));
  setState({ place });
}

/** The settings in the address, with the pictures the room has now. What cannot be used is said. */
async function sceneInAddress(room: Room, query: URLSearchParams): Promise<Scene | null> {
  const { checked, pack, unpack, whyNot } = await keep();
  const { ends, pictures } = pack(sceneOf(room)) as Partial<Record<"ends" | "pictures", unknown>>;
  const asked = { ...sceneInQuery(room, query), ...(ends ? { ends } : {}), ...(pictures ? { pictures } : {}) };
  const scene = checked(asked, room);
  if (scene) return unpack(scene);
  const refused = refusedIn(asked);
  const text = () => (refused ? refusedInWords(refused) : t("address.settings", { why: whyNot(asked) }));
  say({ key: "address", tone: "warning", text });
  return null;
}

function refusedInWords({ refused, of, known }: Refused): string {
  const values = { refused, known: known.join(", ") };
  return of === null ? t("address.sampler", values) : t("address.samplerPart", { of, ...values });
}

function placeIn(query: URLSearchParams): Place | null {
  if (location.hash.startsWith(NOTES)) return "notes";
  const name = query.get("room") ?? "generate";
  const places: readonly string[] = [...Object.keys(FIRST_SCENES), "notes", "machine"];
  return places.includes(name) ? (name as Place) : null;
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
    const room = roomOf(state.place);
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
    else if (location.hash.startsWith(NOTES)) openChapter();
  });
  addEventListener("pagehide", () => flush());
  // The first change should not wait for what keeps it.
  setTimeout(() => void keep(), 2000);
}

/** A link to a chapter was followed: the browser has made its entry of the history already. */
function openChapter(): void {
  returning = true;
  setState({ place: "notes" });
  returning = false;
  write("replace");
}

async function goBackTo({ place, scene }: Entry): Promise<void> {
  const { checked, equalScenes, unpack } = await keep();
  const room = roomOf(place);
  const packed = room && checked(scene, room);
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
function flush(place: Place | null = null): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  if (!location.hash.startsWith(LINK)) write("replace", place ?? getState().place);
  keeping?.keepScenes(getState().scenes);
}

function write(how: "push" | "replace", place: Place = getState().place): void {
  const room = roomOf(place);
  const entry: Entry = { place, scene: room && kept(sceneOf(room)) };
  const address = addressOf(place, room);
  if (how === "push") history.pushState(entry, "", address);
  else history.replaceState(entry, "", address);
}

function kept(scene: Scene): PackedScene | null {
  const packed = keeping?.pack(scene) ?? null;
  return packed && JSON.stringify(packed).length <= MOST_ENTRY ? packed : null;
}

function addressOf(place: Place, room: Room | null): string {
  const others = [...new URLSearchParams(location.search)].filter(
    ([name]) => name !== MODEL && !OWN_NAMES.includes(name),
  );
  const parts = others.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const { modelId } = getState();
  if (modelId !== FIRST_MODEL) parts.push(`${MODEL}=${modelId}`);
  const own = room ? queryOf(sceneOf(room)) : [];
  if (place !== "generate" || own.length > 0) parts.push(`room=${place}`, ...own);
  const fragment = place === "notes" && location.hash.startsWith(NOTES) ? location.hash : "";
  return `${location.pathname}${parts.length > 0 ? `?${parts.join("&")}` : ""}${fragment}`;
}

function entryOf(state: unknown): Entry | null {
  if (typeof state !== "object" || state === null || !("place" in state)) return null;
  const { place, scene } = state as Partial<Entry>;
  const known = place === "notes" || place === "machine" || (typeof place === "string" && place in FIRST_SCENES);
  return known ? { place: place as Place, scene: scene ?? null } : null;
}
