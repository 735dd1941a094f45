/**
 * Recipes from outside: in a link, a picture, a film or a JSON file. Reading one changes nothing on screen. It is
 * opened at once when it is short and takes nothing away; otherwise it asks first, and says what it
 * would do.
 */

import { sceneOf } from "../app/actions.ts";
import { EMBEDDED } from "../app/embed.ts";
import { modelList, slots } from "../app/page.ts";
import { runsUnasked } from "../app/preferences.ts";
import { getState } from "../app/store.ts";
import { ShareError } from "../bytes/errors.ts";
import { isActive } from "../run/status.ts";
import { evaluationsPerStep, type OfClass } from "../scene/classes.ts";
import type { Fault } from "../scene/mend.ts";
import { equalScenes, pack, unpackUsable } from "../scene/packing.ts";
import { inputsOf, placesOf, withPlaces } from "../scene/places.ts";
import type { Cost } from "../scene/room.ts";
import { roomAt, roomOf } from "../scene/rooms.ts";
import { type Scene, sameScene } from "../scene/scene.ts";
import { readLink } from "./link.ts";
import { bringsNone } from "./own-pictures.ts";
import { problemOf } from "./problem.ts";
import { type Recipe, readRecipe, WrongSettings, withoutPromise } from "./recipe.ts";
import { carriesRecipe, takeRecipe } from "./recipe-png.ts";
import { isHere, openRecipe } from "./replay.ts";
import { type Offer, type Problem, type Source, useShareStatus } from "./share-status.ts";
import { unfit, weightsHere } from "./unfit.ts";

/** So little runs without being asked: a few seconds on a graphics processor, under a minute on any other. */
const SHORT: Cost = { steps: 100, pictures: 16 };

/** A link in a text: the address, or what was pasted. Says whether it was opened, or waits for a press. */
export function receiveLink(text: string): Promise<boolean> {
  return receive({ kind: "link" }, () => readLink(text));
}

/** A recipe that is JSON. */
export function receiveJson(json: string, source: Source): Promise<boolean> {
  return receive(source, () => readRecipe(json));
}

/**
 * The recipe in a picture or a film; false for one without, which is then only that.
 * @param wish a film of it is wanted: it runs, however long that takes
 */
export async function receiveFile(bytes: Uint8Array, source: Source, wish: Wish = {}): Promise<boolean> {
  if (!carriesRecipe(bytes)) return false;
  await receive(source, () => takeRecipe(bytes), wish);
  return true;
}

type Wish = Partial<Pick<Offer, "film">>;

/** Whether it can be opened. */
async function receive(source: Source, read: () => Recipe | null, wish: Wish = {}): Promise<boolean> {
  try {
    const { recipe: sent, faults } = usable(read);
    await modelList.read();
    if (await waitsForModel(sent, source, () => receive(source, read, wish))) return false;
    const problem = unfit(sent);
    if (problem) {
      refuse(source, problem);
      return false;
    }
    const sha256 = weightsHere(sent.model.id) ?? sent.model.sha256;
    const otherWeights = sha256 !== sent.model.sha256;
    const recipe = otherWeights ? withoutPromise(sent, sha256) : sent;
    await openOrAsk(recipe, source, { faults, otherWeights, film: wish.film ?? false });
    return true;
  } catch (error) {
    refuse(source, problemOf(error));
    return false;
  }
}

/** Whether it was made with a model of its sender's own that is not here; once that is added, it is opened. */
async function waitsForModel({ model }: Recipe, source: Source, again: () => unknown): Promise<boolean> {
  const { id, sha256, own } = model;
  if (!own || weightsHere(id) === sha256) return false;
  const { awaitModel } = await import("../app/adding.ts");
  useShareStatus.setState({ incoming: { kind: "missing", source, own } });
  awaitModel({ ...own, sha256, arrived: () => void again() });
  return true;
}

/** What can be used of a recipe. @throws ShareError */
function usable(read: () => Recipe | null): { readonly recipe: Recipe; readonly faults: readonly Fault[] } {
  try {
    const recipe = read();
    if (!recipe) throw new ShareError("no-version", "there is no recipe in it");
    return { recipe, faults: [] };
  } catch (error) {
    if (error instanceof WrongSettings) return error;
    throw error;
  }
}

type Terms = Pick<Offer, "faults" | "otherWeights" | "film">;

async function openOrAsk(whole: Recipe, source: Source, terms: Terms): Promise<void> {
  const { scene: sent, damaged } = await unpackUsable(whole.scene);
  // Settings that came without pictures are for those that are here.
  const own = bringsNone(whole);
  const recipe = damaged.length > 0 ? withoutPromise({ ...whole, scene: pack(sent) }) : whole;
  const scene = own ? withPlaces(sent, placesOf(sceneOf(sent.room))) : sent;
  const loses = wouldLose(scene) || wantsPictures(source);
  const short = isShort(scene) && runsUnasked();
  // A link never loads another model by itself; a file was dropped by hand.
  const ownModel = recipe.model.id === getState().modelId;
  const doubtful = terms.otherWeights || terms.faults.length + damaged.length > 0;
  // In an embed it only comes in: Run is pressed there, and says what that takes.
  const quiet = own || short || EMBEDDED;
  if (loses || doubtful || (source.kind !== "file" && !(quiet && ownModel))) {
    useShareStatus.setState({ incoming: { kind: "offer", source, recipe, scene, loses, damaged, ...terms } });
    return;
  }
  const { film } = terms;
  openRecipe({ source, recipe, scene, film, run: (short || film) && !own && !isHere(recipe, scene) });
}

function isShort(scene: Scene & OfClass): boolean {
  const { steps, pictures } = roomOf(scene).cost(scene);
  return steps <= SHORT.steps && pictures * evaluationsPerStep(scene) <= SHORT.pictures;
}

/** A finished or running run of settings one chose, or pictures one put in. */
function wouldLose(scene: Scene): boolean {
  const present = sceneOf(scene.room);
  if (equalScenes(present, scene)) return false;
  const run = slots.of(scene.room).status;
  const ran = run && (isActive(run) || run.phase === "done") && !sameScene(run.scene, roomOf(scene).first);
  return Boolean(ran) || inputsOf(present).some((picture) => !inputsOf(scene).includes(picture));
}

/** In a room that takes pictures a dropped PNG may be meant as one: it asks. */
function wantsPictures(source: Source): boolean {
  const takesPictures = roomAt(getState().place)?.pictures !== undefined;
  return source.kind === "file" && source.picture && takesPictures;
}

function refuse(source: Source, problem: Problem): void {
  useShareStatus.setState({ incoming: { kind: "problem", source, problem } });
}
