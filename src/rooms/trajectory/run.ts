/** The Trajectory room's runs: the run itself, and one for every branch (branches.ts), in slots of their own. */
import { slots } from "../../app/page.ts";
import { chainJob } from "../../run/chain.ts";
import type { Slot } from "../../run/slot.ts";
import { trajectoryLanes } from "./lanes.ts";
import { settings } from "./scene.ts";
import { nameOf, TRUNK } from "./slots.ts";

export const slotOf = (branch: number): Slot => slots.of(nameOf(branch));
export const trunk = (): Slot => slotOf(TRUNK);

export function runTrajectory(paused = false): void {
  const scene = settings.get();
  trunk().start(chainJob({ scene, lanes: ({ classes }) => trajectoryLanes(scene, classes) }), { paused });
}
