/** What a person does with the models that they have added, and what is known of any. */

import { create } from "zustand";
import type { Card } from "../library/card.ts";
import { isOwn } from "../library/own-id.ts";
import { zip } from "../library/zip.ts";
import { chooseModel } from "./choose-model.ts";
import { manifestOf } from "./manifest-of.ts";
import { say } from "./notices.ts";
import { library, modelPictures } from "./own-models.ts";
import { modelList } from "./page.ts";
import { saveSaying } from "./save-file.ts";
import { FIRST_MODEL, getState, type ListedModel } from "./store.ts";
import { words } from "./words.ts";

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

/** Those that were removed while the page of the models has been open: each can come back until it is closed. */
export const useRemoved = create<{ readonly removed: readonly ListedModel[] }>()(() => ({ removed: [] }));

/** Where it is the one in use, the first model takes its place: nothing may run on what is no longer here. */
export async function removeModel(model: ListedModel): Promise<void> {
  const { id } = model;
  if (getState().modelId === id) await chooseModel(FIRST_MODEL, { run: false });
  await (await library()).remove(id);
  useRemoved.setState(({ removed }) => ({ removed: [...removed, model] }));
  await modelList.readAgain();
}

/** It may be that another tab has cleared it away. @throws StorageProblem */
export async function bringBack(id: string): Promise<void> {
  const back = await (await library()).restore(id);
  useRemoved.setState(({ removed }) => ({ removed: removed.filter((each) => each.id !== id) }));
  await modelList.readAgain();
  if (!back) say({ key: "model", tone: "warning", text: () => words.say("model.gone") });
}

/** Their bytes are freed. Where this fails, whoever adds the next model does it. */
export async function forgetRemoved(): Promise<void> {
  const { removed } = useRemoved.getState();
  if (removed.length === 0) return;
  useRemoved.setState({ removed: [] });
  try {
    await (await library()).tidy();
    const pictures = await modelPictures();
    for (const { sha256 } of removed) await pictures.remove(sha256);
  } catch (error) {
    console.warn("models that were removed were not cleared away", error);
  }
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
