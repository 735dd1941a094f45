/** What a person does with the network: has it learn, stops it, takes it a step, begins again. */
import { failedWith, heard } from "./hear.ts";
import { MOST_STEPS, settings } from "./scene.ts";
import { Session } from "./session.ts";
import { beginTask, useToy } from "./store.ts";
import { dataOf, nameOfTask, taskOf } from "./task.ts";

/** How much longer it learns when it is asked to after its last step. */
const MORE = 1000;

/** Learns what the settings say, from the beginning or from where it was held. */
export function learn(): void {
  const { steps } = settings.get();
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
  const { left } = useToy.getState();
  useToy.setState({ left: false });
  if (left) learn();
  return left;
}

/** Sees to it that the worker has the task of the settings. Returns how many steps it has had; ∞ where there is nothing to learn. */
function begun(): number {
  const scene = settings.get();
  const name = nameOfTask(scene);
  const { task, trained, phase } = useToy.getState();
  if (dataOf(scene).middles.length === 0) {
    hold();
    return Number.POSITIVE_INFINITY;
  }
  if (task?.name === name && phase !== "failed") return trained?.step ?? 0;
  beginTask(name);
  worker().tell({ kind: "begin", number: useToy.getState().task!.number, task: taskOf(scene) });
  return 0;
}

function train(until: number, phase: "training" | "held"): void {
  useToy.setState({ phase, until });
  worker().tell({ kind: "train", until });
}

function worker(): Session {
  const { session } = useToy.getState();
  if (session) return session;
  const spawn = () => new Worker(new URL("./learn/worker.ts", import.meta.url), { type: "module" });
  const begun = new Session(spawn, heard, failedWith);
  useToy.setState({ session: begun });
  return begun;
}
