/** The Trajectory room's runs: the run itself, and one for every branch (branches.ts), in slots of their own. */
import { sceneOf } from "../../app/actions.ts";
import { slots } from "../../app/page.ts";
import { chainJob } from "../../run/chain.ts";
import type { Slot } from "../../run/slot.ts";
import { TRUNK, trajectoryLanes } from "./lanes.ts";

export const SLOT = "trajectory";

export function nameOf(branch: number): string {
  return branch === TRUNK ? SLOT : `${SLOT}/${branch}`;
}

export const slotOf = (branch: number): Slot => slots.of(nameOf(branch));
export const trunk = (): Slot => slotOf(TRUNK);

export function runTrajectory(paused = false): void {
  const scene = sceneOf("trajectory");
  trunk().start(chainJob({ scene, lanes: () => trajectoryLanes(scene) }), { paused });
}
