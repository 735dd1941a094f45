/** A recipe that was opened: its settings come in, it runs, and what comes out is held against the sender's. */

import { goTo, sceneOf, setScene, TOLD, undo } from "../app/actions.ts";
import { chooseModel } from "../app/choose-model.ts";
import { slots } from "../app/page.ts";
import { address } from "../app/page-address.ts";
import { getState, type State, useStore } from "../app/store.ts";
import { roomIn } from "../run/room-in.ts";
import { isActive } from "../run/status.ts";
import { equalScenes } from "../scene/packing.ts";
import { roomOf } from "../scene/rooms.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { resultOf } from "./made.ts";
import { readMadeOn } from "./made-on.ts";
import { problemOf } from "./problem.ts";
import { withoutPromise } from "./recipe.ts";
import { type Outcome, type ReplayStatus, useShareStatus } from "./share-status.ts";
import { weightsHere } from "./unfit.ts";
import { compareReplay } from "./verdict.ts";

/** Whether the finished run on screen is of just these settings and this model. */
export function isOnScreen({ model: { id, sha256 } }: ReplayStatus["recipe"], scene: ReplayStatus["scene"]): boolean {
  const { model } = getState();
  const run = slots.of(scene.room).status;
  if (run?.phase !== "done" || model.phase !== "ready") return false;
  const same = [run.model, model.model].every((each) => each?.id === id && each.sha256 === sha256);
  return same && equalScenes(run.scene, scene);
}

/** Whether it is on screen, or on its way there. */
export function isHere(recipe: ReplayStatus["recipe"], scene: ReplayStatus["scene"]): boolean {
  const run = slots.of(scene.room).status;
  const wanted = getState().modelId === recipe.model.id;
  const underWay = run !== undefined && isActive(run) && wanted && equalScenes(run.scene, scene);
  return underWay || isOnScreen(recipe, scene);
}

interface Opened extends Pick<ReplayStatus, "source" | "recipe" | "scene"> {
  readonly run: boolean;
  readonly film?: boolean;
}

/** The settings come in, as one step to undo; with `run` they run at once, else what they made is compared if it is there. */
export function openRecipe({ source, recipe, scene, run, film = false }: Opened): void {
  void chooseModel(recipe.model.id, { run: false, prefer: run ? readMadeOn(recipe.engine ?? "").name : null });
  const newest = slots.of(scene.room).status?.serial ?? 0;
  const counts = !run && isHere(recipe, scene);
  const again = !counts || !isOnScreen(recipe, scene);
  const replay = { source, recipe, scene, since: counts ? newest - 1 : newest, outcome: null };
  setScene(scene, TOLD);
  useShareStatus.setState({ incoming: null, replay });
  address.lookAsLinked(scene.room);
  goTo(scene.room);
  address.forgetLink();
  const begun = run ? roomOf(scene).run() : goOn(scene.room, film);
  if (film) void Promise.resolve(begun).then(() => wishFilm(scene));
  watch(replay, again);
}

/** As long as one stays: who goes elsewhere wants no dialog there. */
function wishFilm(scene: ReplayStatus["scene"]): void {
  useShareStatus.setState({ film: scene });
  const check = ({ place }: Pick<State, "place">) => {
    if (place === scene.room) return;
    leave();
    if (useShareStatus.getState().film === scene) useShareStatus.setState({ film: null });
  };
  const leave = useStore.subscribe(check);
  check(getState());
}

/** What waits for a press goes on where a film waits for it. */
function goOn(room: string, film: boolean): void {
  if (!film) return;
  for (const slot of slots.all) if (roomIn(slot.name) === room && slot.status?.phase === "paused") slot.resume();
}

/** Runs an opened recipe, whatever its settings were changed to meanwhile. */
export function replayAgain(): void {
  const { replay } = useShareStatus.getState();
  if (!replay) return;
  const { source, recipe, scene } = replay;
  openRecipe({ source, recipe, scene, run: true });
}

export function declineIncoming(): void {
  if (useShareStatus.getState().incoming?.kind === "missing") {
    void import("../app/adding.ts").then(({ awaitModel }) => awaitModel(null));
  }
  useShareStatus.setState({ incoming: null });
  address.forgetLink();
}

export function dismissReplay(): void {
  useShareStatus.setState({ replay: null });
}

/**
 * Watches the runs for the one that an opened recipe waits for, as long as the page speaks of that recipe.
 * @param again whether it is to be run again, not on screen already
 */
function watch(opened: ReplayStatus, again: boolean): void {
  let replay = opened;
  let comparing = false;
  const { room } = opened.scene;

  const compare = async (model: ModelInfo) => {
    comparing = true;
    const outcome = await outcomeOf(replay, model, again).catch(
      (error: unknown): Outcome => ({ kind: "problem", problem: problemOf(error) }),
    );
    comparing = false;
    if (!outcome || useShareStatus.getState().replay !== replay) return;
    replay = { ...replay, outcome };
    useShareStatus.setState({ replay });
  };

  const check = () => {
    if (useShareStatus.getState().replay !== replay) return stop();
    const { model, modelId } = getState();
    // Another model was chosen before it ran: it waits for nothing any more.
    if (!replay.outcome && replay.recipe.model.id !== modelId) return dismissReplay();
    const run = slots.of(room).status;
    const ran = run !== undefined && run.serial > replay.since;
    // Of other settings, or pictures of other settings, there is nothing to say any more.
    if (!equalScenes(ran ? run.scene : sceneOf(room), replay.scene)) return dismissReplay();
    if (replay.outcome) return;
    // Which bytes the model has is known once it is loaded.
    const { source, recipe, scene } = replay;
    const sha256 = weightsHere(recipe.model.id) ?? recipe.model.sha256;
    if (sha256 !== recipe.model.sha256) {
      slots.of(room).cancel();
      if (equalScenes(sceneOf(room), scene)) undo(room);
      const offer = {
        source,
        recipe: withoutPromise(recipe, sha256),
        scene,
        loses: false,
        faults: [],
        damaged: [],
        otherWeights: true,
        film: false,
      };
      useShareStatus.setState({ replay: null, incoming: { kind: "offer", ...offer } });
    } else if (ran && run.phase === "done" && model.phase === "ready" && !comparing) void compare(model.model);
  };

  const ways = [useStore.subscribe(check), slots.store.subscribe(check)];
  const stop = () => {
    for (const leave of ways) leave();
  };
  check();
}

/** Null while pictures are still to come (branches run after the run they left). */
async function outcomeOf({ recipe, scene }: ReplayStatus, model: ModelInfo, again: boolean): Promise<Outcome | null> {
  const sent = recipe.result;
  if (!sent) return { kind: "none", again };
  if (sent.kind === "bits") {
    const ran = slots.of(scene.room).status?.scene;
    const ours = ran && (await roomOf(scene).numbers?.(ran));
    if (!ours) return null;
    const largest = Math.max(...sent.bits.map((bits, i) => Math.abs(bits - (ours[i] ?? Number.NaN))));
    return { kind: "bits", largest, count: ours.length };
  }
  const ours = resultOf(scene, model);
  return ours && { kind: "pictures", replay: await compareReplay(sent, ours), ours };
}
