/** A recipe that was opened: its settings come in, it runs, and what comes out is held against the sender's. */

import { goTo, sceneOf, setScene, undo } from "../app/actions.ts";
import { forgetLink } from "../app/address.ts";
import { chooseModel } from "../app/choose-model.ts";
import { runRoom } from "../app/room-runs.ts";
import { getState, type State, setState, useStore } from "../app/store.ts";
import { ShareError } from "../bytes/errors.ts";
import { measured } from "../rooms/bits/run.ts";
import { cancelRun } from "../run/controller.ts";
import { bitsOf, resultOf } from "./made.ts";
import { equalScenes } from "./packing.ts";
import type { Outcome, Problem, ReplayStatus } from "./share-status.ts";
import { compareReplay } from "./verdict.ts";

/** Whether the finished run on screen is of just these settings and this model. */
export function isOnScreen({ model: { id, sha256 } }: ReplayStatus["recipe"], scene: ReplayStatus["scene"]): boolean {
  const { runs, model } = getState();
  const run = runs[scene.room];
  if (run?.phase !== "done" || model.phase !== "ready") return false;
  const same = [run.model, model.model].every((each) => each?.id === id && each.sha256 === sha256);
  return same && equalScenes(run.scene, scene);
}

/** The settings come in, as one step to undo; with `run` they run at once, else what they made is compared if it is there. */
export function openRecipe({
  source,
  recipe,
  scene,
  run,
}: Pick<ReplayStatus, "source" | "recipe" | "scene"> & { run: boolean }) {
  void chooseModel(recipe.model.id, { run: false });
  const newest = getState().runs[scene.room]?.serial ?? 0;
  const counts = !run && isOnScreen(recipe, scene);
  const replay = { source, recipe, scene, since: counts ? newest - 1 : newest, outcome: null };
  setScene(scene);
  setState({ incoming: null, replay });
  goTo(scene.room);
  forgetLink();
  if (run) void runRoom(scene.room);
  if (counts) void compare(replay, getState(), false);
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
    if (!replay) return;
    const { room } = replay.scene;
    const run = state.runs[room];
    const ran = run !== undefined && run.serial > replay.since;
    // Of other settings, or pictures of other settings, there is nothing to say any more.
    const about = ran ? state.runs !== before.runs && run.scene : state.scenes !== before.scenes && sceneOf(room);
    if (about && !equalScenes(about, replay.scene)) return setState({ replay: null });
    if (replay.outcome || (state.runs === before.runs && state.model === before.model)) return;
    // Which bytes the model has is known once it is loaded.
    const problem = unfit(replay.recipe);
    if (problem) {
      cancelRun(room);
      if (sceneOf(room) === replay.scene) undo(room);
      setState({ replay: null, incoming: { kind: "problem", source: replay.source, problem } });
      return;
    }
    if (ran && run.phase === "done" && comparing !== replay) void compare(replay, state);
  });
}

async function compare(replay: ReplayStatus, { model }: State, again = true): Promise<void> {
  if (model.phase !== "ready") return;
  comparing = replay;
  const outcome = await outcomeOf(replay, model.model, again).catch(
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
  again: boolean,
): Promise<Outcome | null> {
  const sent = recipe.result;
  if (!sent) return { kind: "none", again };
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
