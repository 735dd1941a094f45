/** What there is here of the model that a recipe names; another of this page's is switched to. */
import { getState } from "../app/store.ts";
import type { Recipe } from "./recipe.ts";
import type { Problem } from "./share-status.ts";

/** Why a recipe that can be read cannot be run here: no model has the name. */
export function unfit({ model: { id } }: Recipe): Problem | null {
  const { model, modelId } = getState();
  const current = model.phase === "ready" ? model.model.id : modelId;
  if (id === current || weightsHere(id) !== null) return null;
  const message = `made with the model ${id}; this page has ${current}`;
  return { code: "no-model", message, detail: { id, here: current } };
}

/** The sha256 of this page's weights of that name; null where there are none, or it is not known yet. */
export function weightsHere(id: string): string | null {
  const { model, models } = getState();
  const loaded = model.phase === "ready" && model.model.id === id ? model.model : undefined;
  return (loaded ?? models.find((listed) => listed.id === id))?.sha256 ?? null;
}
