/**
 * Recipes from outside: in a link, a PNG or a JSON file. Reading one changes nothing on screen. It is
 * opened at once when it is short and takes nothing away; otherwise it asks first, and says what it
 * would do.
 */

import { sceneOf } from "../app/actions.ts";
import { LINK } from "../app/address.ts";
import { listModels } from "../app/model-list.ts";
import { slots } from "../app/page.ts";
import { wantsStillness } from "../app/preferences.ts";
import { FIRST_SCENES, sameScene } from "../app/scenes.ts";
import { getState, setState } from "../app/store.ts";
import { isShort, workOf } from "../app/work.ts";
import { ShareError } from "../bytes/errors.ts";
import { MAX_JSON } from "../bytes/json.ts";
import { isActive } from "../run/status.ts";
import { readLink } from "./link.ts";
import { equalScenes, unpack } from "./packing.ts";
import { problemOf } from "./problem.ts";
import { inputsOf, type Recipe, readRecipe } from "./recipe.ts";
import { takeRecipe } from "./recipe-png.ts";
import { isOnScreen, openRecipe } from "./replay.ts";
import type { Scene } from "./scene.ts";
import type { Problem, Source } from "./share-status.ts";
import { unfit } from "./unfit.ts";

/** Bytes of a PNG up to which it is searched for a recipe; a larger one is only a picture. */
const MAX_FILE = 256 * 2 ** 20;

/** The link in the address. Says whether it was opened at once. */
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

async function receive(source: Source, read: () => Recipe | Promise<Recipe>): Promise<boolean> {
  try {
    const recipe = await read();
    await listModels();
    const problem = unfit(recipe);
    if (problem) {
      refuse(source, problem);
      return false;
    }
    return offer(recipe, await unpack(recipe.scene), source);
  } catch (error) {
    refuse(source, problemOf(error));
    return false;
  }
}

function offer(recipe: Recipe, scene: Scene, source: Source): boolean {
  const loses = wouldLose(scene) || wantsPictures(source);
  const short = isShort(workOf(scene)) && !wantsStillness();
  // A link never loads another model by itself; a file was dropped by hand.
  const ownModel = recipe.model.id === getState().modelId;
  if (loses || (source.kind === "link" && !(short && ownModel))) {
    setState({ incoming: { kind: "offer", source, recipe, scene, loses } });
    return false;
  }
  openRecipe({ source, recipe, scene, run: short && !isOnScreen(recipe, scene) });
  return true;
}

/** A finished or running run of settings one chose, or pictures one put in. */
function wouldLose(scene: Scene): boolean {
  const present = sceneOf(scene.room);
  if (equalScenes(present, scene)) return false;
  const run = slots.of(scene.room).status;
  const ran = run && (isActive(run) || run.phase === "done") && !sameScene(run.scene, FIRST_SCENES[scene.room]);
  return Boolean(ran) || inputsOf(present).length > 0;
}

/** In a room that takes pictures a dropped PNG may be meant as one: it asks. */
function wantsPictures(source: Source): boolean {
  const { place } = getState();
  return source.kind === "file" && source.file.type === "image/png" && (place === "interpolate" || place === "bits");
}

function refuse(source: Source, problem: Problem): void {
  setState({ incoming: { kind: "problem", source, problem } });
}
