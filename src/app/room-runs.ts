/** How each room's settings are run, for those who are not in it: a link, a file, a press on "Replay". */
import type { Room } from "../recipe/scene.ts";
import { sceneOf } from "./actions.ts";

const RUNS: Readonly<Record<Room, () => Promise<() => void>>> = {
  generate: async () => (await import("../rooms/generate/run.ts")).runGenerate,
  trajectory: async () => (await import("../rooms/trajectory/run.ts")).runTrajectory,
  endings: async () => (await import("../rooms/endings/run.ts")).runEndings,
  interpolate: async () => (await import("../rooms/interpolate/run.ts")).runInterpolate,
  compare: async () => (await import("../rooms/compare/run.ts")).runCompare,
  bits: async () => {
    const { measureBits } = await import("../rooms/bits/run.ts");
    return () => measureBits(sceneOf("bits"));
  },
};

/** Runs the settings the room has now. */
export async function runRoom(room: Room): Promise<void> {
  const run = await RUNS[room]();
  run();
}
