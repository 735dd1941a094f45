/** What a person does with the network: has it learn, stops it, takes it a step, begins again. */
import { runsUnasked } from "../../app/preferences.ts";
import { tellSilence } from "../../app/silence.ts";
import { failedWith, heard } from "./hear.ts";
import { forget, lastOf } from "./keep.ts";
import type { Request } from "./learn/protocol.ts";
import { MOST_STEPS, settings } from "./scene.ts";
import { openSession, type Session } from "./session.ts";
import { beginTask, useToy } from "./store.ts";
import { dataOf, nameOfTask, taskOf } from "./task.ts";

/** How much longer it learns when it is asked to after its last step. */
const MORE = 1000;

/** Learns what the settings say, from the beginning or from where it was held. @param uninvited nobody asked for it */
export function learn(uninvited = false): void {
  const { steps } = settings.get();
  useToy.setState({ uninvited });
  if (begun() < steps) train(steps, "training");
}

export function hold(): void {
  const { phase, session } = useToy.getState();
  if (phase !== "training") return;
  useToy.setState({ phase: "held" });
  session?.tell({ kind: "hold" });
}

/** What the large button does, and Space. */
export function toggle(): void {
  const { phase, trained } = useToy.getState();
  const { steps } = settings.get();
  if (phase === "training") {
    hold();
    return;
  }
  // What has learned all it was to learns on.
  if (trained && trained.step >= steps) settings.patch({ steps: Math.min(MOST_STEPS, steps + MORE) });
  learn();
}

export function stepOnce(): void {
  const step = begun();
  if (!Number.isFinite(step)) return;
  // A link says how long to learn.
  if (step >= settings.get().steps) settings.patch({ steps: step + 1 });
  train(step + 1, "held");
}

/** Forgets what was learned. */
export function reset(): void {
  const { task } = useToy.getState();
  if (task) void forget(task.name);
  useToy.setState(({ task }) => ({ task: task && { ...task, name: "" } }));
  begun();
}

/** After settings have changed: another task begins, or the same where it was learned for longer; and is learned if it was before. */
export function follow(): void {
  const { task, phase, trained } = useToy.getState();
  const scene = settings.get();
  const longer = (trained?.step ?? 0) > scene.steps;
  if (!task || (task.name === nameOfTask(scene) && !longer)) return;
  if (longer) reset();
  if (phase === "idle") begun();
  else learn();
}

/** One goes to another room: what learns waits. */
export function leave(): void {
  const left = useToy.getState().phase === "training";
  hold();
  useToy.setState({ left });
}

/** @returns whether there was something that waited */
export function comeBack(): boolean {
  const { left, uninvited } = useToy.getState();
  useToy.setState({ left: false });
  if (left) learn(uninvited);
  return left;
}

/**
 * What was learned of the settings' task before the page was loaded again is there, and goes on if it was being learned.
 * @param gone one has left the room meanwhile. @returns whether there was any
 */
export async function goOnAsBefore(gone: AbortSignal): Promise<boolean> {
  const scene = settings.get();
  const name = nameOfTask(scene);
  const before = useToy.getState().task ? null : await lastOf(name);
  // Something else may have begun meanwhile.
  if (!before || gone.aborted || useToy.getState().task) return false;
  const { came, found, training, uninvited } = before;
  useToy.setState((toy) => ({ found: { ...found, ...toy.found } }));
  if (!came || nameOfTask(settings.get()) !== name) return false;
  beginTask(name, taskOf(scene));
  const { number } = useToy.getState().task!;
  const trained = { ...came, kind: "trained", number, weights: came.learned.average, held: true } as const;
  useToy.setState({ phase: "held", trained, kept: name });
  worker();
  if (training && runsUnasked()) learn(uninvited);
  return true;
}

/** Sees to it that the worker has the task of the settings. Returns how many steps it has had; ∞ where there is nothing to learn. */
function begun(): number {
  const scene = settings.get();
  const name = nameOfTask(scene);
  const { task, trained, session } = useToy.getState();
  if (dataOf(scene).middles.length === 0) {
    hold();
    return Number.POSITIVE_INFINITY;
  }
  if (task?.name === name) return trained?.step ?? 0;
  beginTask(name, taskOf(scene));
  if (session) session.tell(beginning());
  else worker();
  return 0;
}

function train(until: number, phase: "training" | "held"): void {
  useToy.setState({ phase, until, failure: null });
  worker().tell({ kind: "train", until });
}

/** Another worker in the place of one that is silent: it goes on from what that one told of last. */
function again(): void {
  const { session, phase, until } = useToy.getState();
  session?.end();
  useToy.setState({ session: null, asked: null });
  const next = worker();
  if (phase === "training") next.tell({ kind: "train", until });
}

/** The task there is, as far as it has been learned. */
function beginning(): Request {
  const { task, trained } = useToy.getState();
  const from = trained && { learned: trained.learned, seconds: trained.seconds };
  return { kind: "begin", number: task!.number, task: task!.given, ...(from && { from }) };
}

function worker(): Session {
  const { session } = useToy.getState();
  if (session) return session;
  const begun = openSession({
    heard,
    broken: (message) => failedWith(message ?? "the worker's script could not be loaded"),
    ...tellSilence("toy", again),
    owes: () => {
      const { phase, asked } = useToy.getState();
      return phase === "training" || asked !== null;
    },
  });
  useToy.setState({ session: begun });
  begun.tell(beginning());
  return begun;
}
