/** What rooms do with a picture, from the table: nobody here knows which rooms there are. */

import { goTo, sceneOf, setScene } from "../app/actions.ts";
import { slots } from "../app/page.ts";
import { isActive } from "../run/status.ts";
import type { Room } from "../scene/room.ts";
import { allRooms } from "../scene/rooms.ts";
import type { Take, Taken } from "../scene/take.ts";
import { asOwn, isOwn } from "./place.ts";

export interface Offer {
  readonly room: Room;
  readonly take: Take;
}

/** @param from the room whose own picture it is. */
export async function offersFor(from: string): Promise<readonly Offer[]> {
  const all = await Promise.all(
    allRooms().map(async (room) => ((await room.takes?.()) ?? []).map((take) => ({ room, take }))),
  );
  return all.flat().filter(({ room, take }) => !(take.elsewhere && room.id === from));
}

/** One step to undo; what runs in the room, and whoever waits for it, is left alone. */
export async function takeTo({ room, take }: Offer, taken: Taken): Promise<void> {
  const scene = sceneOf(room.id);
  setScene(take.put(isOwn(taken.picture) ? asOwn(room, scene) : scene, taken));
  take.show?.();
  goTo(room.id);
  if (take.runs && !isActive(slots.of(room.id).status)) await room.run();
}
