import { getState } from "../app/store.ts";
import type { Recipe } from "./recipe.ts";
import type { Problem } from "./share-status.ts";

/** What keeps a recipe that can be read from being run here; another model of this page's is switched to. */
export function unfit({ model: { id, sha256 } }: Recipe): Problem | null {
  const { model, models, modelId } = getState();
  const loaded = model.phase === "ready" ? model.model : null;
  const here = loaded?.id === id ? loaded : models.find((listed) => listed.id === id);
  const current = loaded?.id ?? modelId;
  if (!here && id !== current) {
    const message = `made with the model ${id}; this page has ${current}`;
    return { code: "no-model", message, detail: { id, here: current } };
  }
  if (here && sha256 !== here.sha256) {
    const message = `made with a model named ${id} of sha256 ${sha256}; this page's is ${here.sha256}`;
    return { code: "other-model", message, detail: { id } };
  }
  return null;
}
