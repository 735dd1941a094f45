/**
 * What can be sent of a room: the recipe of what is on screen, its link, its pictures as PNG, its
 * numbers as files. Settings that changed since the run are not in it: what is shared is what ran.
 */

import { sceneOf } from "../app/actions.ts";
import { slots } from "../app/page.ts";
import { address } from "../app/page-address.ts";
import { getState } from "../app/store.ts";
import { concat } from "../bytes/concat.ts";
import { writeNpy } from "../bytes/npy.ts";
import type { Recording } from "../run/recording.ts";
import { packedPlaces } from "../scene/packed-scene.ts";
import { roomNamed, roomOf } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import type { EngineInfo, ModelInfo } from "../worker/protocol.ts";
import { writeLink } from "./link.ts";
import { resultOf, trajectoryOf } from "./made.ts";
import { madeOn } from "./made-on.ts";
import { ownModelOf } from "./own-model.ts";
import { needsPictures, withoutPictures } from "./own-pictures.ts";
import { makePng } from "./png.ts";
import { problemOf } from "./problem.ts";
import { makeRecipe, type Recipe, withoutCopies, writeRecipe } from "./recipe.ts";
import { putRecipe } from "./recipe-png.ts";
import { describeResult, type RecipeResult, type RoomResult, type ShownPictures } from "./result.ts";
import { roomOfSlot } from "./room-of-slot.ts";
import type { Problem } from "./share-status.ts";

export interface Shareable {
  readonly recipe: Recipe;
  readonly scene: Scene;
  /** The model it was made with: another may have been loaded since. */
  readonly model: ModelInfo;
  /** The whole address, short: settings and fingerprint; without the latter where it depends on pictures that go in. */
  readonly link: string | Problem;
  /** The address with those pictures, or why there is none; null where none go in. */
  readonly linkWithPictures: string | Problem | null;
  /** The finished pictures; null while they run, and in a room that makes none. */
  readonly result: RoomResult | null;
  /** The room's own recording, of what is on screen. */
  readonly recording: Recording | null;
  /** How many pictures of a person's, or drawn ones, travel with the recipe. */
  readonly inputs: number;
}

/** Null until the model is known. */
export async function shareableOf(room: string): Promise<Shareable | null> {
  const { model } = getState();
  if (model.phase !== "ready") return null;
  const { status: run, feed } = slots.of(room);
  const { recording } = feed;
  const ran = run?.scene.room === room && (roomNamed(room).numbers ? run.pictures > 0 : recording !== null);
  const scene: Scene = ran ? run.scene : sceneOf(room);
  const made = (ran && run.model) || model.model;
  const result = ran ? resultOf(scene, made) : null;
  const whole = recipeOf(
    scene,
    { model: made, engine: (ran && run.engine) || model.engine },
    ran ? await outcomeOf(scene, result) : null,
  );
  const settings = withoutPictures(whole);
  // Pictures that make no difference are nobody's business.
  const recipe = needsPictures(scene) ? whole : settings;
  const inputs = packedPlaces(recipe.scene).filter((picture) => picture !== null).length;
  const link = linkOf(withoutCopies(settings));
  const linkWithPictures = inputs > 0 ? linkOf(withoutCopies(recipe)) : null;
  return { recipe, scene, model: made, link, linkWithPictures, result, recording, inputs };
}

/**
 * The recipe that goes with pictures of a slot, and how many pictures of a person's travel in it: that of its room's run,
 * or, of what was recorded beforehand, of what was recorded, whatever the room's settings are now.
 */
export async function recipeWith(slot: string): Promise<Pick<Shareable, "recipe" | "inputs"> | null> {
  const { status } = slots.of(slot);
  if (status?.phase !== "recorded" || !status.model) return shareableOf(roomOfSlot(slot));
  const { id, sha256 } = status.model;
  return { recipe: makeRecipe({ model: { id, sha256 }, scene: status.scene }), inputs: 0 };
}

/** The file that carries all of a recipe: the finished pictures with it inside, or, where there are none, itself. */
export function carrierOf({ result, recipe, scene }: Shareable): { readonly png: boolean; make(): Promise<Blob> } {
  if (!result) return { png: false, make: async () => recipeJson({ recipe }) };
  const columns = Math.min(columnsOf(scene, result.count), result.count);
  return { png: true, make: () => pngFile(result, recipe, { columns, scale: 8, smooth: false, metadata: true }) };
}

/** As the room lays them out: a row a λ, a t or a sampler where it has rows, a square otherwise. */
export function columnsOf(scene: Scene, count: number): number {
  return roomOf(scene).columns?.(scene) ?? Math.max(1, Math.ceil(Math.sqrt(count)));
}

async function outcomeOf(scene: Scene, result: RoomResult | null): Promise<RecipeResult | null> {
  if (result) return describeResult(result);
  const bits = await roomOf(scene).numbers?.(scene);
  return bits ? { kind: "bits", bits } : null;
}

function recipeOf(
  scene: Scene,
  { model, engine }: { model: ModelInfo; engine: Pick<EngineInfo, "name" | "adapter"> },
  result: RecipeResult | null,
) {
  const own = ownModelOf(model.id);
  return makeRecipe({
    model: { id: model.id, sha256: model.sha256, ...(own && { own }) },
    scene,
    engine: madeOn(engine),
    created: new Date().toISOString(),
    ...(result && { result }),
  });
}

function linkOf(recipe: Recipe): string | Problem {
  try {
    return address.linkTo(recipe.scene.room, writeLink(recipe));
  } catch (error) {
    return problemOf(error);
  }
}

/** The pictures as they are on screen now, at the moment the timeline is held at; null where there is none. */
export function shownPictures(room: string, which: "x0" | "x", pictures?: readonly number[]): ShownPictures | null {
  const { status, feed } = slots.of(room);
  const { recording, moment } = feed;
  const made = status?.model;
  if (!recording || !made) return null;
  const wanted = pictures ?? Array.from({ length: recording.pictures }, (_, i) => i);
  const seen = wanted.flatMap((picture) => recording.at(picture, moment.position)[which] ?? []);
  if (seen.length === 0) return null;
  return { ...sizeOf(made), count: seen.length, rgba: concat(Uint8ClampedArray, seen) };
}

const sizeOf = ({ width, height }: ModelInfo) => ({ width, height });

export interface PngLook {
  readonly columns: number;
  /** 1 … 16. */
  readonly scale: number;
  readonly smooth: boolean;
  /** Off: the file says nothing of where it came from. */
  readonly metadata: boolean;
}

/** @throws ShareError too-large when the recipe is larger than a reader accepts. */
export async function pngFile(pictures: ShownPictures, recipe: Recipe, look: PngLook): Promise<Blob> {
  const { metadata, ...layout } = look;
  const png = await makePng({ pictures, ...layout });
  const { width, height } = pictures;
  return new Blob([putRecipe(png, recipe, { metadata, width, height })], { type: "image/png" });
}

/** x₀ of every picture: (pictures, channels, height, width). */
export function resultNpy({ result, model }: Shareable): Blob | null {
  return result && npy([result.count, ...shapeOf(model)], result.x);
}

/** The recorded states: (positions, pictures, channels, height, width), from noise to picture. */
export function trajectoryNpy({ recording, model }: Shareable): Blob | null {
  const found = recording && trajectoryOf(recording);
  if (!found) return null;
  return npy([found.positions.length, recording.pictures, ...shapeOf(model)], found.data);
}

const shapeOf = ({ channels, height, width }: ModelInfo) => [channels, height, width];

const npy = (shape: readonly number[], data: Float32Array) =>
  new Blob([writeNpy({ shape, data })], { type: "application/octet-stream" });

export function recipeJson({ recipe }: Pick<Shareable, "recipe">): Blob {
  return new Blob([writeRecipe(recipe)], { type: "application/json" });
}
