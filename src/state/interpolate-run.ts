/** Runs the Interpolate room's settings: the strip over λ at the chosen t. */
import { sceneOf } from "./actions.ts";
import { interpolateLanes } from "./jobs.ts";
import { startRun } from "./run.ts";

export const SLOT = "interpolate";

export function runInterpolate(paused = false): void {
  const scene = sceneOf("interpolate");
  const [a, b] = scene.ends;
  if (!a || !b) return;
  const t = scene.times[0] ?? 500;
  startRun({ slot: SLOT, scene, lanes: () => interpolateLanes(scene, t, [a, b]), paused });
}
