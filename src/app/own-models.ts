/** The models that a person has added, as the list of models has them. */
import { StorageProblem } from "../library/files.ts";
import { Library } from "../library/library.ts";
import { alone, opfs } from "../library/opfs.ts";
import type { ListedModel } from "./store.ts";

/** None where the browser keeps no files for this page: who adds a model is told so. */
export async function ownModels(): Promise<readonly ListedModel[]> {
  try {
    return (await library()).list();
  } catch (error) {
    if (error instanceof StorageProblem) return [];
    throw error;
  }
}

/** @throws StorageProblem */
export async function library(): Promise<Library> {
  return new Library(await opfs(), alone);
}
