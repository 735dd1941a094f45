/** A branch as one recording, with the way that led to it, which its room has as a film. */
import { Recording } from "../../run/recording.ts";
import type { Room } from "../../scene/room.ts";
import type { Scene } from "../../scene/scene.ts";

/** @param trunk what the branch that is looked at left */
export async function withBranch(trunk: Recording, room: Room, scene: Scene): Promise<Recording> {
  const [reel] = (await room.films?.(scene)) ?? [];
  const group = reel?.groups[0];
  if (!reel || !group) return trunk;
  const whole = new Recording(group.count, trunk.size);
  whole.times = trunk.times;
  for (const position of reel.stops) {
    for (let lane = 0; lane < group.count; lane++) {
      const [x0, x] = [group.pixels(lane, position, "x0"), group.pixels(lane, position, "x")];
      const t = trunk.times[position] ?? 0;
      if (x) whole.add({ position, t, lane, count: 1, x0, x, recorded: true });
    }
  }
  return whole;
}
