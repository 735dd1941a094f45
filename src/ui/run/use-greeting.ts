import { useEffect } from "react";
import { EMBEDDED } from "../../app/embed.ts";
import { slots } from "../../app/page.ts";
import { wantsStillness } from "../../app/preferences.ts";
import { useStore } from "../../app/store.ts";
import { playRecorded } from "../../run/play-recorded.ts";
import { RECORDED } from "../../run/recorded-slots.ts";
import type { Sheet } from "../../run/sheet.ts";
import { roomNamed } from "../../scene/rooms.ts";

/**
 * What a room greets with, while it has nothing of its own to show (`own`); null else. It plays, where it has moments
 * to play and one does not want stillness, until a hand takes it.
 */
export function useGreeting(room: string, own: boolean): Sheet | null {
  const sheet = useStore(({ greetings }) => greetings[room]);
  const asked = sheet !== undefined;
  const here = sheet === "coming" ? null : (sheet ?? null);
  useEffect(() => {
    if (!own && !asked) void import("../../app/greet.ts").then(({ greet }) => greet(roomNamed(room)));
  }, [room, own, asked]);
  const shown = own ? null : here;
  useEffect(() => {
    // In an embed its transport plays it.
    if (!shown || EMBEDDED || wantsStillness()) return;
    const slot = slots.of(RECORDED + room);
    const momentOf = () => slots.store.getState().moments[slot.name];
    const before = momentOf();
    let wanted = true;
    void playRecorded(slot.feed, () => wanted && momentOf() === before);
    return () => {
      wanted = false;
    };
  }, [shown, room]);
  return shown;
}

/** Whether it is on its way: its place is kept, so that nothing moves when it is there. */
export function useGreetingComes(room: string, own: boolean): boolean {
  const comes = useStore(({ greetings }) => greetings[room] === undefined || greetings[room] === "coming");
  return comes && !own;
}
