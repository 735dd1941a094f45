/**
 * Another model without loading the page again. It comes in a worker of its own; what is on screen
 * stays until the new model has something to show. Generate then starts afresh.
 */
import { t } from "../i18n/words.ts";
import { runGenerate } from "../rooms/generate/run.ts";
import { holdsWorker } from "../run/status.ts";
import { isListed, listModels } from "./model-list.ts";
import { dismiss, say } from "./notices.ts";
import { loader, slots } from "./page.ts";
import { wantsStillness } from "./preferences.ts";
import { FIRST_MODEL, getState, setState, useStore } from "./store.ts";

/** A person's choice: at once where nothing runs; else it is offered, for another model ends every run. */
export function askForModel(id: string): void {
  if (!Object.values(slots.store.getState().runs).some(holdsWorker)) return void chooseModel(id);
  const change = () => {
    dismiss("model");
    void chooseModel(id);
  };
  const action = { label: () => t("model.change"), run: change };
  say({ key: "model", tone: "info", text: () => t("model.endsRuns"), action });
}

/** Loads the model of this id; with `run`, Generate starts afresh with it. */
export async function chooseModel(id: string, { run = true }: { readonly run?: boolean } = {}): Promise<void> {
  const { modelId, model, replay } = getState();
  if (id === modelId && model.phase !== "failed" && model.phase !== "absent") return;
  const own = replay && !replay.outcome && replay.recipe.model.id !== id;
  setState({ modelId: id, showreel: false, ...(own ? { replay: null } : {}) });
  await loader.load();
  const now = getState();
  if (now.model.phase !== "ready" || now.modelId !== id || !run) return;
  if (now.place === "generate" && !wantsStillness()) runGenerate();
}

/** The model that the address asks for; one that is not here is refused in words, and the first taken. */
export async function checkAsked(): Promise<void> {
  const { modelId } = getState();
  if (modelId === FIRST_MODEL) return;
  const list = await listModels();
  if (list.length === 0 || isListed(modelId)) return;
  const known = list.map(({ id }) => id).join(", ");
  say({ key: "address", tone: "warning", text: () => t("address.model", { id: modelId, known }) });
  setState({ modelId: FIRST_MODEL });
}

/** What the new model cannot go on with: states of a chain belong to the network that made them. */
function putAway(): void {
  for (const slot of slots.all) if (slot.name.split("/")[0] === "trajectory") slot.empty();
}

/** From now on what another model cannot use goes when it comes, and what can be fitted to it is. */
export function watchModel(): void {
  let before: string | null = null;
  useStore.subscribe(({ model }) => {
    if (model.phase !== "ready" || model.model.sha256 === before) return;
    const switched = before !== null;
    before = model.model.sha256;
    if (switched) putAway();
    // Pictures kept from an earlier visit, or chosen for another model, may be of another size.
    void import("../pictures/recut.ts").then(({ recutPictures }) => recutPictures(model.model));
  });
}
