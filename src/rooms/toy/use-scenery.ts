import { useMemo } from "react";
import { settings } from "./scene.ts";
import { type Scenery, sceneryOf } from "./scenery.ts";
import { nameOfTask, taskOf } from "./task.ts";

/** What the planes show of the settings' task; another object only for another task. */
export function useScenery(): Scenery {
  const name = nameOfTask(settings.use());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a task is what its name says
  return useMemo(() => sceneryOf(taskOf(settings.get())), [name]);
}
