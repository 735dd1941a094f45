import { t } from "../../i18n/words.ts";
import { SHOWREEL } from "../../run/showreel.ts";
import { roomNamed } from "../../scene/rooms.ts";

/** A run in words: a room's own is named like the room; what else it runs has a slot behind a stroke. */
export function nameOfSlot(slot: string): string {
  if (slot === SHOWREEL) return t("recorded.label");
  const [id = slot, part] = slot.split("/");
  const room = roomNamed(id).words.say("name");
  if (part === undefined) return room;
  return /^\d+$/.test(part) ? t("run.part", { room, n: part }) : t("run.preparing", { room });
}
