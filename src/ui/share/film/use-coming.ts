import { useEffect } from "react";
import { useRuns } from "../../../app/hooks.ts";
import { useStore } from "../../../app/store.ts";
import type { Runs } from "../../../run/runs.ts";
import { equalScenes } from "../../../scene/packing.ts";
import { roomOf } from "../../../scene/rooms.ts";
import type { Scene } from "../../../scene/scene.ts";

/** Whether a scene still runs that a film is wanted of. @param onOver it will not come: its room says why */
export function useComing(scene: Scene | null, onOver: () => void): boolean {
  const noModel = useStore(({ model }) => model.phase === "failed");
  const stands = useRuns((runs) => (scene ? standOf(scene, runs) : "there"));
  const over = stands === "over" || (noModel && stands === "coming");
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  return stands === "coming";
}

export function standOf(scene: Scene, runs: Runs["runs"]): "coming" | "there" | "over" {
  const { id, slots } = roomOf(scene);
  const main = runs[id];
  if (!main || !equalScenes(main.scene, scene)) return "over";
  const phases = (slots?.result?.(scene) ?? [id]).map((slot) => runs[slot]?.phase);
  if (phases.some((phase) => phase === "failed" || phase === "cancelled")) return "over";
  return phases.every((phase) => phase === "done") ? "there" : "coming";
}
