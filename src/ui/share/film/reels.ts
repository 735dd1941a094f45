/** What of a room can be a film now. */
import { slots } from "../../../app/page.ts";
import { runReel } from "../../../film/reel.ts";
import { columnsOf, type Shareable } from "../../../recipe/sharing.ts";
import type { Reel } from "../../../scene/reel.ts";
import { roomOf } from "../../../scene/rooms.ts";

/** Those with more than one moment; none before anything has run. */
export async function reelsOf({ scene, recording, model }: Shareable): Promise<readonly Reel[]> {
  const room = roomOf(scene);
  if (!recording || room.numbers) return [];
  const { width, height } = slots.of(room.id).status?.model ?? model;
  const run = () => runReel({ recording, width, height, columns: columnsOf(scene, recording.pictures) });
  return ((await room.films?.(scene)) ?? [run()]).filter(({ stops }) => stops.length > 1);
}

/** The same of one picture, in every group. */
export function ofOne(reel: Reel, picture: number): Reel {
  const groups = reel.groups.map((group) => ({
    ...group,
    columns: 1,
    count: 1,
    pixels: (_: number, stop: number, state: "x0" | "x") => group.pixels(picture, stop, state),
  }));
  return { ...reel, groups };
}
