import { RECORDED, SHOWREEL } from "../../run/recorded-slots.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { words } from "./words.ts";

/** A run in words: a room's own is named like the room; what else it runs has a slot behind a stroke. */
export function nameOfSlot(slot: string): string {
  if (slot === SHOWREEL) return words.say("showreel.label");
  if (slot.startsWith(RECORDED)) return words.say("recorded.room", { room: nameOfSlot(slot.slice(RECORDED.length)) });
  const [id = slot, part] = slot.split("/");
  const room = roomNamed(id).words.say("name");
  if (part === undefined) return room;
  return /^\d+$/.test(part) ? words.say("run.part", { room, n: part }) : words.say("run.preparing", { room });
}
