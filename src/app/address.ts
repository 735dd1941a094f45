/**
 * The address and the browser's history. Where one is, its settings and the moment one looks at are in
 * the address; going to a room is an entry of the history, and changing a setting rewrites the entry
 * one is on. Back and forward put an entry's settings back, as one more step to undo, and its moment;
 * loading the page again finds them with their pictures.
 *
 * Packing and checking scenes is loaded when there is something to keep or to read: a first visit
 * paints without it.
 */

import type { Slots } from "../run/slots.ts";
import { firstRoom, isPage, roomAt } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import type { PackedScene } from "../scene/schema.ts";
import { sceneOf, setScene } from "./actions.ts";
import { AT, addressOf, atLink, type Entry, entryOf, MODEL, pageInFragment, tells } from "./address-entry.ts";
import { ownNames, wordedNames } from "./address-scene.ts";
import { sceneInAddress } from "./address-settings.ts";
import { tidied } from "./arrived.ts";
import { EMBEDDED } from "./embed.ts";
import { sessionLeft } from "./first-visit.ts";
import { begin } from "./history.ts";
import { LINK } from "./link-mark.ts";
import { EXPECTED, momentText, spotIn } from "./moment-text.ts";
import { say } from "./notices.ts";
import { rewrite } from "./rewrite.ts";
import { getState, setState, useStore } from "./store.ts";
import { words } from "./words.ts";

/** Settings rest this long before they are written: browsers ration rewriting the address. */
const REST_MS = 300;
/** Most characters of a scene that goes with an entry of the history. */
const MOST_ENTRY = 256 * 1024;

type Keeping = typeof import("../scene/packing.ts") & typeof import("./session.ts");

export class Address {
  readonly #slots: Slots;
  #keeping: Keeping | null = null;
  /** The browser went to another entry: the page follows it, and not the other way round. */
  #returning = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Where what was restored led. */
  #arrived: string | null = null;

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  /** Puts back what the tab or the address tells of; called once, before the first paint. */
  async restore(): Promise<void> {
    await this.#putBack();
    this.#arrived = getState().place;
  }

  async #putBack(): Promise<void> {
    const tidy = tidied(location.href, [MODEL, AT, ...ownNames()], wordedNames());
    if (tidy !== null) rewrite("replace", history.state, tidy);
    const query = new URLSearchParams(location.search);
    const modelId = query.get(MODEL);
    if (modelId && /^[\w.-]{1,64}$/.test(modelId)) setState({ modelId });
    if (!tells(query) && !history.state && !sessionLeft() && !pageInFragment()) return;
    const { keptScenes } = await this.#keep();
    const kept = await keptScenes();
    setState(({ scenes }) => ({ scenes: { ...scenes, ...kept } }));
    const entry = entryOf(history.state);
    if (entry) return this.#goBackTo(entry);
    await this.#read(query);
  }

  /** From now on the address follows the page, and the page the browser's buttons. Returns the way out. */
  follow(onLink: () => void): () => void {
    const over = new AbortController();
    const arrived = this.#arrived ?? firstRoom().id;
    if (!atLink()) {
      this.#write("replace", arrived);
      // Nobody waited for this to come.
      if (getState().place !== arrived) this.#write("push");
    }
    const leave = useStore.subscribe((state, before) => {
      if (state.place !== before.place && !this.#returning) {
        // A link that was opened is spent: Back leads to what was before it, not to it.
        if (atLink()) this.#write("replace");
        else {
          this.#flush(before.place);
          this.#write("push");
        }
      }
      if ((state.scenes !== before.scenes && roomAt(state.place)) || state.modelId !== before.modelId) {
        this.#writeSoon();
      }
    });
    const leaveRuns = this.#slots.store.subscribe(({ moments }, before) => {
      if (moments !== before.moments) this.#writeSoon();
    });
    const { signal } = over;
    const onPopState = ({ state }: PopStateEvent) => {
      // What still waited to be written was of the entry that is left.
      this.#forget();
      const entry = entryOf(state);
      if (atLink()) onLink();
      else if (entry) void this.#goBackTo(entry);
      else if (pageInFragment()) this.#openPart();
    };
    addEventListener("popstate", onPopState, { signal });
    addEventListener("pagehide", () => this.#flush(), { signal });
    // The first change should not wait for what keeps it.
    setTimeout(() => void this.#keep(), 2000);
    return () => {
      over.abort();
      leave();
      leaveRuns();
    };
  }

  /** The address of a recipe, looked at as its room is looked at here. */
  linkTo(room: string, recipe: string): string {
    const at = this.#at(room);
    return `${location.origin}${location.pathname}${at && `?${AT}=${at}`}${LINK}${recipe}`;
  }

  /** Looks at a room the way the link says that is in the address, if there is one. */
  lookAsLinked(room: string): void {
    if (atLink()) this.#look(room, new URLSearchParams(location.search).get(AT) ?? "");
  }

  /** Forgets a link that was not opened, so that loading the page again does not ask again. */
  forgetLink(): void {
    if (atLink()) this.#write("replace");
  }

  async #keep(): Promise<Keeping> {
    this.#keeping ??= { ...(await import("../scene/packing.ts")), ...(await import("./session.ts")) };
    return this.#keeping;
  }

  async #read(query: URLSearchParams): Promise<void> {
    const place = pageInFragment() ?? query.get("room") ?? firstRoom().id;
    if (!isPage(place)) {
      const text = () => words.say("address.room", { room: place, first: firstRoom().words.say("name") });
      say({ key: "address", tone: "warning", text });
      return;
    }
    const room = roomAt(place);
    const found = room && tells(query) ? await sceneInAddress(room, query) : null;
    // What one arrives with is where undo ends.
    if (found) setState(({ scenes }) => ({ scenes: { ...scenes, [found.room]: begin(found) } }));
    if (room && !atLink()) this.#look(room.id, query.get(AT) ?? "");
    setState({ place });
  }

  #look(room: string, at: string): void {
    if (at === this.#at(room)) return;
    try {
      this.#slots.of(room).playback.await(spotIn(at));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const text = () => words.say("address.setting", { name: AT, text: at, expected: EXPECTED });
      say({ key: "address", tone: "warning", text });
    }
  }

  /** What of a room is looked at; nothing where that is its newest. */
  #at(room: string): string {
    const moment = this.#slots.store.getState().moments[room];
    return moment ? momentText(moment) : "";
  }

  /** A link to a part of a page was followed: the browser has made its entry of the history already. */
  #openPart(): void {
    this.#returning = true;
    setState({ place: pageInFragment() ?? getState().place });
    this.#returning = false;
    this.#write("replace");
  }

  async #goBackTo({ place, scene, at }: Entry): Promise<void> {
    const { checked, equalScenes, unpackUsable } = await this.#keep();
    const room = roomAt(place);
    const packed = room && checked(scene, room.id);
    const found = packed
      ? (await unpackUsable(packed)).scene
      : room && (await sceneInAddress(room, new URLSearchParams(location.search)));
    this.#returning = true;
    if (found && !equalScenes(found, sceneOf(found.room))) setScene(found);
    if (room) this.#look(room.id, at);
    setState({ place });
    this.#returning = false;
    // One that was come to by its address alone gets its settings.
    if (room && !packed) this.#writeSoon();
  }

  #forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #writeSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      // While a link waits for an answer the address stays what it is.
      if (!atLink()) void this.#keep().then(() => this.#flush());
    }, REST_MS);
  }

  /** Writes what still waits; `place` is whose entry this is. */
  #flush(place: string = getState().place): void {
    this.#forget();
    if (!atLink()) this.#write("replace", place);
    // What stands in another page leaves nothing there, and two that stand in one page would meet.
    if (!EMBEDDED) this.#keeping?.keepScenes(getState().scenes);
  }

  #write(how: "push" | "replace", place: string = getState().place): void {
    const room = roomAt(place);
    const at = room ? this.#at(room.id) : "";
    const entry: Entry = { place, scene: room && this.#kept(sceneOf(room.id)), at };
    rewrite(how, entry, addressOf(place, room, at));
  }

  #kept(scene: Scene): PackedScene | null {
    const packed = this.#keeping?.pack(scene) ?? null;
    return packed && JSON.stringify(packed).length <= MOST_ENTRY ? packed : null;
  }
}
