/** Which models stand beside the page: models/index.json, which the build writes from the folders. */
import { getState, type ListedModel, setState } from "./store.ts";

export class ModelList {
  readonly #fetch: () => Promise<Response>;
  #asked: Promise<readonly ListedModel[]> | null = null;

  constructor(fetch: () => Promise<Response>) {
    this.#fetch = fetch;
  }

  /** The models there are; empty when the list cannot be had, and then it is asked for again. */
  read(): Promise<readonly ListedModel[]> {
    this.#asked ??= this.#ask().catch((error: unknown) => {
      console.warn("the list of models could not be read; the one that is loaded stays", error);
      this.#asked = null;
      return [];
    });
    return this.#asked;
  }

  async #ask(): Promise<readonly ListedModel[]> {
    const response = await this.#fetch();
    if (!response.ok) throw new Error(`models/index.json: ${response.status}`);
    const models = (await response.json()) as readonly ListedModel[];
    setState({ models });
    return models;
  }
}

export const isListed = (id: string): boolean => getState().models.some((model) => model.id === id);

export interface Photographs {
  /** Whether the model has seen photographs. */
  readonly knows: boolean;
  /** Where it has not: one that has. */
  readonly offered: ListedModel | null;
}

/** What the models here know of photographs, as their manifests say, for a person who uses this one. */
export function photographsBy(models: readonly ListedModel[], id: string): Photographs {
  const seen = models.filter(({ traits }) => traits?.includes("photographs"));
  const knows = seen.some((model) => model.id === id);
  return { knows, offered: knows ? null : (seen[0] ?? null) };
}
