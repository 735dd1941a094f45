/** A recipe that was opened: its settings come in, it runs, and what comes out is held against the sender's. */
import { ShareError } from "../share/errors.ts";
import { compareReplay } from "../share/replay.ts";
import { goTo, sceneOf, setScene, undo } from "./actions.ts";
import { measured } from "./bits-run.ts";
import { chooseModel } from "./choose-model.ts";
import { equalScenes } from "./packing.ts";
import { bitsOf, resultOf } from "./result.ts";
import { runRoom } from "./room-runs.ts";
import { cancelRun } from "./run.ts";
import type { Outcome, Problem, ReplayStatus } from "./share-status.ts";
import { getState, type State, setState, useStore } from "./store.ts";
import { forgetLink } from "./url.ts";

/** The settings come in, as one step to undo; with `run` they run at once. */
export function openRecipe({
  source,
  recipe,
  scene,
  run,
}: Pick<ReplayStatus, "source" | "recipe" | "scene"> & { run: boolean }) {
  void chooseModel(recipe.model.id, { run: false });
  const since = getState().runs[scene.room]?.serial ?? 0;
  setScene(scene);
  setState({ incoming: null, replay: { source, recipe, scene, since, outcome: null } });
  goTo(scene.room);
  forgetLink();
  if (run) void runRoom(scene.room);
}

/** Runs an opened recipe, whatever its settings were changed to meanwhile. */
export function replayAgain(): void {
  const { replay } = getState();
  if (!replay) return;
  const { source, recipe, scene } = replay;
  openRecipe({ source, recipe, scene, run: true });
}

export function declineIncoming(): void {
  setState({ incoming: null });
  forgetLink();
}

export function dismissReplay(): void {
  setState({ replay: null });
}

let comparing: ReplayStatus | null = null;

/** Watches the runs for the one that an opened recipe waits for. */
export function watchReplay(unfit: (recipe: ReplayStatus["recipe"]) => Problem | null): void {
  useStore.subscribe((state, before) => {
    const { replay } = state;
    if (!replay || replay.outcome || (state.runs === before.runs && state.model === before.model)) return;
    // Which bytes the model has is known once it is loaded.
    const problem = unfit(replay.recipe);
    if (problem) {
      const { room } = replay.scene;
      cancelRun(room);
      if (sceneOf(room) === replay.scene) undo(room);
      setState({ replay: null, incoming: { kind: "problem", source: replay.source, problem } });
      return;
    }
    const run = state.runs[replay.scene.room];
    if (!run || run.serial <= replay.since) return;
    if (!equalScenes(run.scene, replay.scene)) setState({ replay: null });
    else if (run.phase === "done" && comparing !== replay) void compare(replay, state);
  });
}

async function compare(replay: ReplayStatus, { model }: State): Promise<void> {
  if (model.phase !== "ready") return;
  comparing = replay;
  const outcome = await outcomeOf(replay, model.model).catch(
    (error: unknown): Outcome => ({
      kind: "problem",
      problem: {
        code: error instanceof ShareError ? error.code : "internal",
        message: error instanceof Error ? error.message : String(error),
        detail: {},
      },
    }),
  );
  comparing = null;
  if (outcome && getState().replay === replay) setState({ replay: { ...replay, outcome } });
}

/** Null while pictures are still to come (branches run after the run they left). */
async function outcomeOf(
  { recipe, scene }: ReplayStatus,
  model: Parameters<typeof resultOf>[1],
): Promise<Outcome | null> {
  const sent = recipe.result;
  if (!sent) return { kind: "none" };
  if (sent.kind === "bits") {
    const record = measured()?.record;
    const ours = record && bitsOf(record);
    if (!ours) return null;
    const largest = Math.max(...sent.bits.map((bits, i) => Math.abs(bits - (ours[i] ?? Number.NaN))));
    return { kind: "bits", largest, count: ours.length };
  }
  const ours = resultOf(scene, model);
  return ours && { kind: "pictures", replay: await compareReplay(sent, ours), ours };
}
