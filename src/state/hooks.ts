/** Narrow reads of the store for components. */
import type { Room } from "../share/scene.ts";
import { isActive, type RunStatus } from "./run-status.ts";
import { type SceneOf, sameScene } from "./scenes.ts";
import { useStore } from "./store.ts";

export function useScene<R extends Room>(room: R): SceneOf<R> {
  return useStore((state) => state.scenes[room].present) as SceneOf<R>;
}

export function useRun(slot: string): RunStatus | undefined {
  return useStore((state) => state.runs[slot]);
}

/** Whether the settings are no longer those of the run on screen. */
export function useChanged(room: Room): boolean {
  return useStore((state) => {
    const run = state.runs[room];
    return run !== undefined && !sameScene(run.scene, state.scenes[room].present);
  });
}

export function useCanUndo(room: Room): { readonly undo: boolean; readonly redo: boolean } {
  const undo = useStore((state) => state.scenes[room].past.length > 0);
  const redo = useStore((state) => state.scenes[room].future.length > 0);
  return { undo, redo };
}

/** Pixels a side of what a slot shows: the pictures' own, else those that the model will make. */
export function useSide(slot: string): number {
  return useStore(({ runs, model, modelId, models }) => {
    const run = runs[slot];
    if (run && run.pictures > 0 && run.model) return run.model.width;
    if (model.phase === "ready") return model.model.width;
    return models.find(({ id }) => id === modelId)?.width ?? 32;
  });
}

/** How many runs have not ended: a number, so that a pace that changes re-renders nobody. */
export function useActiveRuns(): number {
  return useStore((state) => Object.values(state.runs).filter(isActive).length);
}
