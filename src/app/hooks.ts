/** Narrow reads of the store for components. */
import type { Room } from "../recipe/scene.ts";
import { isActive, type RunStatus } from "../run/status.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { type SceneOf, sameScene } from "./scenes.ts";
import { type State, useStore } from "./store.ts";

export function useScene<R extends Room>(room: R): SceneOf<R> {
  return useStore((state) => state.scenes[room].present) as SceneOf<R>;
}

export function useRun(slot: string): RunStatus | undefined {
  return useStore((state) => state.runs[slot]);
}

/** Whether the run on screen was made with another model than the one that is chosen. */
function isOfAnother(run: RunStatus, { model }: State): boolean {
  return run.model !== null && model.phase === "ready" && run.model.sha256 !== model.model.sha256;
}

/** Whether the settings, the model among them, are no longer those of the run on screen. */
export function useChanged(room: Room): boolean {
  return useStore((state) => {
    const run = state.runs[room];
    if (run === undefined) return false;
    return isOfAnother(run, state) || !sameScene(run.scene, state.scenes[room].present);
  });
}

/** The model that made what a slot shows; before that, the one that will. */
export function useModelOf(slot: string): ModelInfo | null {
  return useStore(({ runs, model }) => runs[slot]?.model ?? (model.phase === "ready" ? model.model : null));
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
