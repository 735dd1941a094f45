/** Which models stand beside the page: models/index.json, which the build writes from the folders. */
import { getState, setState } from "./store.ts";

export interface ListedModel {
  readonly id: string;
  readonly title: string;
  /** Of the weights: what is downloaded. */
  readonly bytes: number;
  /** Of the network's file: what a recipe was made with is told from it before anything is loaded. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

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
