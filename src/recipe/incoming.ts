/**
 * Recipes from outside: in a link, a PNG or a JSON file. Reading one changes nothing on screen. It is
 * opened at once when it is short and takes nothing away; otherwise it asks first, and says what it
 * would do.
 */

import { sceneOf } from "../app/actions.ts";
import { LINK } from "../app/arrived.ts";
import { modelList, slots } from "../app/page.ts";
import { wantsStillness } from "../app/preferences.ts";
import { getState } from "../app/store.ts";
import { ShareError } from "../bytes/errors.ts";
import { MAX_JSON } from "../bytes/json.ts";
import { isActive } from "../run/status.ts";
import { equalScenes, unpack } from "../scene/packing.ts";
import { inputsOf } from "../scene/places.ts";
import type { Cost } from "../scene/room.ts";
import { roomAt, roomOf } from "../scene/rooms.ts";
import { type Scene, sameScene } from "../scene/scene.ts";
import { readLink } from "./link.ts";
import { problemOf } from "./problem.ts";
import { type Recipe, readRecipe } from "./recipe.ts";
import { takeRecipe } from "./recipe-png.ts";
import { isOnScreen, openRecipe } from "./replay.ts";
import { type Problem, type Source, useShareStatus } from "./share-status.ts";
import { unfit } from "./unfit.ts";

/** So little runs without being asked: a few seconds on a graphics processor, under a minute on any other. */
const SHORT: Cost = { steps: 100, pictures: 16 };

/** Bytes of a PNG up to which it is searched for a recipe; a larger one is only a picture. */
const MAX_FILE = 256 * 2 ** 20;

/** The link in the address. Says whether it was opened, or waits for a press. */
export function receiveLink(): Promise<boolean> {
  return receive({ kind: "link" }, () => readLink(location.hash.slice(LINK.length)));
}

/** Takes the recipe of a dropped file; false for a file without one, which is then a picture. */
export async function receiveFile(file: File): Promise<boolean> {
  const json = file.name.toLowerCase().endsWith(".json") || file.type === "application/json";
  const source: Source = { kind: "file", file };
  if (json) {
    await receive(source, async () => {
      if (file.size > MAX_JSON) throw new ShareError("too-large", `${file.size} bytes; at most ${MAX_JSON} are read`);
      return readRecipe(await file.text());
    });
    return true;
  }
  if (file.size > MAX_FILE) return false;
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const recipe = takeRecipe(bytes);
    if (!recipe) return false;
    await receive(source, () => recipe);
  } catch (error) {
    refuse(source, problemOf(error));
  }
  return true;
}

/** Whether it can be opened. */
async function receive(source: Source, read: () => Recipe | Promise<Recipe>): Promise<boolean> {
  try {
    const recipe = await read();
    await modelList.read();
    const problem = unfit(recipe);
    if (problem) {
      refuse(source, problem);
      return false;
    }
    openOrAsk(recipe, await unpack(recipe.scene), source);
    return true;
  } catch (error) {
    refuse(source, problemOf(error));
    return false;
  }
}

function openOrAsk(recipe: Recipe, scene: Scene, source: Source): void {
  const loses = wouldLose(scene) || wantsPictures(source);
  const short = isShort(roomOf(scene).cost(scene)) && !wantsStillness();
  // A link never loads another model by itself; a file was dropped by hand.
  const ownModel = recipe.model.id === getState().modelId;
  if (loses || (source.kind === "link" && !(short && ownModel))) {
    useShareStatus.setState({ incoming: { kind: "offer", source, recipe, scene, loses } });
    return;
  }
  openRecipe({ source, recipe, scene, run: short && !isOnScreen(recipe, scene) });
}

const isShort = ({ steps, pictures }: Cost) => steps <= SHORT.steps && pictures <= SHORT.pictures;

/** A finished or running run of settings one chose, or pictures one put in. */
function wouldLose(scene: Scene): boolean {
  const present = sceneOf(scene.room);
  if (equalScenes(present, scene)) return false;
  const run = slots.of(scene.room).status;
  const ran = run && (isActive(run) || run.phase === "done") && !sameScene(run.scene, roomOf(scene).first);
  return Boolean(ran) || inputsOf(present).length > 0;
}

/** In a room that takes pictures a dropped PNG may be meant as one: it asks. */
function wantsPictures(source: Source): boolean {
  const takesPictures = roomAt(getState().place)?.pictures !== undefined;
  return source.kind === "file" && source.file.type === "image/png" && takesPictures;
}

function refuse(source: Source, problem: Problem): void {
  useShareStatus.setState({ incoming: { kind: "problem", source, problem } });
}
