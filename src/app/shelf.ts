/** What a person does with the models that they have added, and what is known of any. */

import type { Card } from "../library/card.ts";
import { isOwn } from "../library/own-id.ts";
import { zip } from "../library/zip.ts";
import { chooseModel } from "./choose-model.ts";
import { manifestOf } from "./manifest-of.ts";
import { library } from "./own-models.ts";
import { modelList } from "./page.ts";
import { saveSaying } from "./save-file.ts";
import { FIRST_MODEL, getState } from "./store.ts";

/** What stands in a model's description, for reading. */
export interface About {
  readonly licence: string;
  readonly data: string;
  readonly weights: string;
  /** Of a person's own. */
  readonly card: Card | null;
}

/** @throws where it can't be had: no connection, or the model is gone */
export async function aboutModel(id: string): Promise<About> {
  const text = isOwn(id) ? (await (await library()).open(id))?.manifest : await (await fetch(manifestOf(id))).text();
  if (text === undefined) throw new Error(`no model ${id} in this browser`);
  const { licence, provenance } = JSON.parse(text);
  const card = isOwn(id) ? await (await library()).card(id) : null;
  return { licence, data: provenance.data, weights: provenance.weights, card };
}

export async function renameModel(id: string, title: string): Promise<void> {
  await (await library()).rename(id, title);
  await modelList.readAgain();
}

/** Where it is the one in use, the first model takes its place: nothing may run on what is no longer here. */
export async function removeModel(id: string): Promise<void> {
  if (getState().modelId === id) await chooseModel(FIRST_MODEL, { run: false });
  await (await library()).remove(id);
  await modelList.readAgain();
}

/** The network and its description in one file, which comes in again by a drop. */
export async function saveModel(id: string, title: string): Promise<boolean> {
  const found = await (await library()).open(id);
  if (!found) throw new Error(`no model ${id} in this browser`);
  const manifest = { ...JSON.parse(found.manifest), title };
  const file = zip([
    ["manifest.json", new Blob([JSON.stringify(manifest)])],
    [manifest.files[0].name, found.network],
  ]);
  return saveSaying(file, `${title.replace(/[^\p{L}\p{N}-]+/gu, "-")}.zip`);
}
