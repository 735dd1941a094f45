/**
 * Which models there are: those beside the page (models/index.json, which the build writes from the folders), and those
 * that a person has added.
 */
import { getState, type ListedModel, setState } from "./store.ts";

interface Sources {
  readonly shipped: () => Promise<Response>;
  readonly own: () => Promise<readonly ListedModel[]>;
}

export class ModelList {
  readonly #sources: Sources;
  #shipped: Promise<readonly ListedModel[]> | null = null;
  #asked: Promise<readonly ListedModel[]> | null = null;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The models there are. What cannot be had is not among them, and is asked for again. */
  read(): Promise<readonly ListedModel[]> {
    this.#asked ??= this.#ask();
    return this.#asked;
  }

  /** The same, when one was added, renamed or removed. */
  readAgain(): Promise<readonly ListedModel[]> {
    this.#asked = null;
    return this.read();
  }

  async #ask(): Promise<readonly ListedModel[]> {
    this.#shipped ??= readShipped(this.#sources.shipped);
    const failed = (what: string) => (error: unknown) => {
      console.warn(`${what} could not be read; the model that is loaded stays`, error);
      this.#shipped = null;
      this.#asked = null;
      return [];
    };
    const [shipped, own] = await Promise.all([
      this.#shipped.catch(failed("the list of models")),
      this.#sources.own().catch(failed("the models that were added")),
    ]);
    const models = [...shipped, ...own];
    if (models.length > 0) setState({ models });
    return models;
  }
}

async function readShipped(fetch: Sources["shipped"]): Promise<readonly ListedModel[]> {
  const response = await fetch();
  if (!response.ok) throw new Error(`models/index.json: ${response.status}`);
  return response.json();
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
