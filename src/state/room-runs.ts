/** How each room's settings are run, for those who are not in it: a link, a file, a press on "Replay". */
import type { Room } from "../share/scene.ts";
import { sceneOf } from "./actions.ts";

const RUNS: Readonly<Record<Room, () => Promise<() => void>>> = {
  generate: async () => (await import("./generate-run.ts")).runGenerate,
  trajectory: async () => (await import("./trajectory.ts")).runTrajectory,
  endings: async () => (await import("./endings-run.ts")).runEndings,
  interpolate: async () => (await import("./interpolate-run.ts")).runInterpolate,
  compare: async () => (await import("./compare.ts")).runCompare,
  bits: async () => {
    const { measureBits } = await import("./bits-run.ts");
    return () => measureBits(sceneOf("bits"));
  },
};

/** Runs the settings the room has now. */
export async function runRoom(room: Room): Promise<void> {
  const run = await RUNS[room]();
  run();
}
