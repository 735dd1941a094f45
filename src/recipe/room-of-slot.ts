import { slots } from "../app/page.ts";
import { getState } from "../app/store.ts";
import { roomIn } from "../run/room-in.ts";
import { firstRoom, roomAt } from "../scene/rooms.ts";

/** "trajectory/2" belongs to the room before the stroke; what belongs to none, to where it was made, or where one is. */
export function roomOfSlot(slot: string): string {
  const { status } = slots.of(slot);
  const room = roomAt(roomIn(slot)) ?? roomAt(status?.scene.room ?? getState().place) ?? firstRoom();
  return room.id;
}
