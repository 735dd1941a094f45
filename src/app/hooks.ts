/** Narrow reads of the page's state for components. */

import { useStore as useStoreOf } from "zustand";
import { type PictureSize, USUAL_SHAPE } from "../bytes/picture-shape.ts";
import { type ProcessSpec, USUAL_PROCESS } from "../diffusion/process.ts";
import type { Moment } from "../run/moment.ts";
import type { Runs } from "../run/runs.ts";
import { isActive, type RunStatus } from "../run/status.ts";
import { roomAt } from "../scene/rooms.ts";
import { sameScene } from "../scene/scene.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { slots } from "./page.ts";
import { historyOf, presentOf } from "./scenes.ts";
import { useStore } from "./store.ts";

/** Something of all runs. */
export function useRuns<T>(select: (runs: Runs["runs"]) => T): T {
  return useStoreOf(slots.store, ({ runs }) => select(runs));
}

export function useRun(slot: string): RunStatus | undefined {
  return useRuns((runs) => runs[slot]);
}

/** Whether the settings, the model among them, are no longer those of the run on screen. */
export function useChanged(room: string): boolean {
  const scene = useRuns((runs) => runs[room]?.scene);
  const made = useRuns((runs) => runs[room]?.model ?? null);
  return useStore(({ scenes, model }) => {
    if (!scene) return false;
    const another = made !== null && model.phase === "ready" && made.sha256 !== model.model.sha256;
    return (another && !roomAt(scene.room)?.namesModels?.(scene)) || !sameScene(scene, presentOf(scenes, room));
  });
}

/** The model that is loaded. */
export function useModel(): ModelInfo | null {
  return useStore(({ model }) => (model.phase === "ready" ? model.model : null));
}

/** Its process; the usual one until there is a model. */
export function useProcess(): ProcessSpec {
  return useModel()?.process ?? USUAL_PROCESS;
}

/** The model that made what a slot shows; before that, the one that will. */
export function useModelOf(slot: string): ModelInfo | null {
  const made = useRuns((runs) => runs[slot]?.model ?? null);
  const loaded = useModel();
  return made ?? loaded;
}

export function useCanUndo(room: string): { readonly undo: boolean; readonly redo: boolean } {
  const undo = useStore((state) => historyOf(state.scenes, room).past.length > 0);
  const redo = useStore((state) => historyOf(state.scenes, room).future.length > 0);
  return { undo, redo };
}

/** How large the pictures that a slot shows are, else those that the model will make. */
export function usePictureSize(slot: string): PictureSize {
  const own = useRuns((runs) => (runs[slot]?.pictures ? runs[slot].model : null));
  const next = useStore(({ model, modelId, models }) => {
    if (model.phase === "ready") return model.model;
    return models.find(({ id }) => id === modelId) ?? USUAL_SHAPE;
  });
  return own ?? next;
}

/** How many runs have not ended: a number, so that a pace that changes re-renders nobody. */
export function useActiveRuns(): number {
  return useRuns((runs) => Object.values(runs).filter(isActive).length);
}

/** Something of what is looked at in a slot, as it stood still last: a moment that plays is the feed's. */
export function useMoment<T>(slot: string, select: (moment: Moment) => T): T {
  return useStoreOf(slots.store, ({ moments }) => select(moments[slot] ?? slots.of(slot).feed.moment));
}
