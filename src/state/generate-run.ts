/** Runs the Generate room's settings. */
import { sceneOf } from "./actions.ts";
import { generateLanes } from "./jobs.ts";
import { startRun } from "./run.ts";

export function runGenerate(paused = false): void {
  const scene = sceneOf("generate");
  startRun({ slot: "generate", scene, lanes: () => generateLanes(scene), paused });
}
