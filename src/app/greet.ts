/** A room that has made nothing yet greets with a recording of what it does. */
import { readRecorded } from "../run/recorded.ts";
import { RECORDED } from "../run/recorded-slots.ts";
import type { Sheet } from "../run/sheet.ts";
import type { Room } from "../scene/room.ts";
import { slots } from "./page.ts";
import { getState, setState } from "./store.ts";

/** Fetches what a room has to greet with, once; where it cannot be had, the room stands empty. */
export async function greet({ id, greeting }: Pick<Room, "id" | "greeting">): Promise<void> {
  if (!greeting || id in getState().greetings) return;
  keep(id, "coming");
  const found = await readRecorded(greeting).catch((error: unknown) => {
    console.warn(`the recording ${greeting} cannot be shown`, error);
    return null;
  });
  if (!found) return keep(id, null);
  for (const [slot, recording] of found.recordings) slots.of(RECORDED + slot).adopt(recording, found.sheet);
  keep(id, found.sheet);
}

function keep(id: string, sheet: Sheet | "coming" | null): void {
  setState(({ greetings }) => ({ greetings: { ...greetings, [id]: sheet } }));
}
