/** Runs the Generate room's settings. */
import { sceneOf } from "../../app/actions.ts";
import { slots } from "../../app/page.ts";
import { generateLanes } from "../../run/budget.ts";
import { chainJob } from "../../run/chain.ts";

export function runGenerate(paused = false): void {
  const scene = sceneOf("generate");
  slots.of("generate").start(chainJob({ scene, lanes: () => generateLanes(scene) }), { paused });
}
