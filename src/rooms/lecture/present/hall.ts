/** How presenting stands, and what a key does to it: pure. What leads out of it is for who shows it. */
import { signOf } from "../../../ui/frame/keys.ts";

export interface Hall {
  readonly at: number;
  readonly black: boolean;
  readonly pointer: boolean;
  readonly keys: boolean;
}

export const BEGUN: Hall = { at: 0, black: false, pointer: false, keys: false };

/** What leads out of the picture. */
export type Wish = "leave" | "play" | "live" | "language" | "speaker" | { readonly room: number };

/** What is typed for the list, wherever a layout has it. */
const LIST = "?";

/** The list of keys, in its order; the first code of each is the one that is written. */
export const KEYS = [
  { id: "next", written: ["→"], codes: ["ArrowRight", "ArrowDown", "PageDown", "Enter"] },
  { id: "before", written: ["←"], codes: ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"] },
  { id: "first", written: ["Home"], codes: ["Home"] },
  { id: "last", written: ["End"], codes: ["End"] },
  { id: "play", written: ["Space"], codes: ["Space"] },
  { id: "live", written: ["R"], codes: ["KeyR"] },
  { id: "rooms", written: ["1", "…", "9"], codes: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Digit${n}`) },
  { id: "pointer", written: ["D"], codes: ["KeyD"] },
  { id: "black", written: ["B"], codes: ["KeyB", "Period"] },
  { id: "language", written: ["L"], codes: ["KeyL"] },
  { id: "speaker", written: ["P"], codes: ["KeyP"] },
  { id: "list", written: ["?"], codes: [LIST] },
  { id: "leave", written: ["Esc"], codes: ["Escape"] },
] as const satisfies readonly { id: string; written: readonly string[]; codes: readonly string[] }[];

/** A key by its place, the same on every layout; "?" by what is typed. */
export const codeOf = (event: KeyboardEvent): string => (signOf(event) === LIST ? LIST : event.code);

/** What a key asks for; null where it means nothing here. */
export function pressed(code: string, hall: Hall, count: number): Hall | Wish | null {
  const to = (at: number): Hall => ({ ...hall, at: Math.max(0, Math.min(count - 1, at)), black: false });
  const found = KEYS.find(({ codes }) => (codes as readonly string[]).includes(code));
  if (!found) return null;
  switch (found.id) {
    case "next":
      return to(hall.at + 1);
    case "before":
      return to(hall.at - 1);
    case "first":
      return to(0);
    case "last":
      return to(count - 1);
    case "black":
      return { ...hall, black: !hall.black };
    case "pointer":
      return { ...hall, pointer: !hall.pointer };
    case "list":
      return { ...hall, keys: !hall.keys };
    case "rooms":
      return { room: Number(code.slice(-1)) };
    case "leave":
      return hall.keys ? { ...hall, keys: false } : "leave";
    default:
      return found.id;
  }
}

/** Time since the beginning: 7:05, 1:02:00. */
export function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
