/** Runs the Generate room's settings. */
import { slots } from "../../app/page.ts";
import { chainJob } from "../../run/chain.ts";
import { generateLanes } from "./lanes.ts";
import { settings } from "./scene.ts";

export function runGenerate(paused = false): void {
  const scene = settings.get();
  slots.of("generate").start(chainJob({ scene, lanes: () => generateLanes(scene) }), { paused });
}
