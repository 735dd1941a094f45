/**
 * Another model without loading the page again. It comes in a worker of its own; what is on screen
 * stays until the new model has something to show. The first room then starts afresh.
 */

import { holdsWorker } from "../run/status.ts";
import { firstRoom } from "../scene/rooms.ts";
import type { EngineName } from "../worker/protocol.ts";
import { EMBEDDED } from "./embed.ts";
import { dismiss, say } from "./notices.ts";
import { loader, slots } from "./page.ts";
import { wantsStillness } from "./preferences.ts";
import { showShowreel } from "./showreel.ts";
import { getState, setState } from "./store.ts";
import { runUninvited } from "./uninvited.ts";
import { words } from "./words.ts";

/** Whether another model, or the same in another worker, would end a run. */
const isBusy = () => Object.values(slots.store.getState().runs).some(holdsWorker);

/** A person's choice: at once where nothing runs; else it is offered, for another model ends every run. */
export function askForModel(id: string): void {
  if (!isBusy()) return void chooseModel(id);
  const change = () => {
    dismiss("model");
    void chooseModel(id);
  };
  const action = { label: () => words.say("model.change"), run: change };
  say({ key: "model", tone: "info", text: () => words.say("model.endsRuns"), action });
}

interface ChooseOptions {
  /** The first room starts afresh with it, if one is there. */
  readonly run?: boolean;
  /** On this engine where it can be: what is to run was made there. */
  readonly prefer?: EngineName | null;
}

/** Loads the model of this id, unless it is there, or on its way. */
export async function chooseModel(id: string, { run = true, prefer = null }: ChooseOptions = {}): Promise<void> {
  const { modelId, model } = getState();
  loader.preferred = prefer;
  const there = id === modelId && model.phase !== "failed" && model.phase !== "absent";
  if (there && !(model.phase === "ready" && loader.wouldChange(model.engine) && !isBusy())) return;
  // An embed has none before a run wants it.
  if (EMBEDDED && model.phase === "absent") return setState({ modelId: id });
  const first = firstRoom();
  const meanwhile = getState().showreel && !slots.of(first.id).feed.recording;
  setState({ modelId: id, showreel: false });
  const loaded = loader.load();
  // Where the other's showreel was still on the page, this one's takes its place.
  if (meanwhile) void showShowreel({ still: wantsStillness() });
  await loaded;
  const now = getState();
  if (now.model.phase !== "ready" || now.modelId !== id || !run) return;
  if (now.place === first.id && !wantsStillness()) void runUninvited(first);
}
