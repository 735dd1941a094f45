/** Runs the Generate room's settings. */
import { sceneOf } from "../../app/actions.ts";
import { generateLanes } from "../../run/budget.ts";
import { startRun } from "../../run/controller.ts";

export function runGenerate(paused = false): void {
  const scene = sceneOf("generate");
  startRun({ slot: "generate", scene, lanes: () => generateLanes(scene), paused });
}
