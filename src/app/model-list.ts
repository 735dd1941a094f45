/** Which models stand beside the page: models/index.json, which the build writes from the folders. */
import { getState, type ListedModel, setState } from "./store.ts";

let asked: Promise<readonly ListedModel[]> | null = null;

/** The models there are; empty when the list cannot be had, and then it is asked for again. */
export function listModels(): Promise<readonly ListedModel[]> {
  asked ??= fetch(new URL("models/index.json", document.baseURI))
    .then(async (response) => {
      if (!response.ok) throw new Error(`models/index.json: ${response.status}`);
      const models = (await response.json()) as readonly ListedModel[];
      setState({ models });
      return models;
    })
    .catch((error: unknown) => {
      console.warn("the list of models could not be read; the one that is loaded stays", error);
      asked = null;
      return [];
    });
  return asked;
}

export const isListed = (id: string): boolean => getState().models.some((model) => model.id === id);
