/** What happens with no click: the recorded run plays, the model loads, the first chain starts. */
import { sceneOf } from "./actions.ts";
import { generateLanes } from "./jobs.ts";
import { loadModel } from "./model.ts";
import { playRecorded } from "./recorded.ts";
import { startRun } from "./run.ts";

/** With `still` (prefers-reduced-motion) nothing moves by itself; the model is only made ready. */
export function begin({ still }: { readonly still: boolean }): void {
  void playRecorded({ still });
  void loadModel();
  if (!still) runGenerate();
}

/** Runs the Generate room's settings. */
export function runGenerate(paused = false): void {
  const scene = sceneOf("generate");
  startRun({ slot: "generate", scene, lanes: () => generateLanes(scene), paused });
}
