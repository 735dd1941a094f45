/** Recipes without the pictures that went in: whoever opens one brings pictures of their own. */
import { packedPlaces } from "../scene/packed-scene.ts";
import { placesOf, withPlaces } from "../scene/places.ts";
import { roomOf } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import type { PackedScene } from "../scene/schema.ts";
import { type Recipe, withoutPromise } from "./recipe.ts";

/** Whether what a scene makes depends on pictures that go in. */
export function needsPictures(scene: Scene): boolean {
  const { pictures } = roomOf(scene);
  return pictures !== undefined && !pictures.idle?.(scene);
}

/** Settings only. What depends on the pictures, the result, is no part of them. */
export function withoutPictures(recipe: Recipe): Recipe {
  const bare = {
    ...recipe,
    scene: withPlaces(
      recipe.scene,
      placesOf(recipe.scene).map(() => null),
    ) as PackedScene,
  };
  return needsPictures(recipe.scene) ? withoutPromise(bare) : bare;
}

/** Whether a recipe leaves its pictures to the receiver. */
export function bringsNone({ scene, result }: Recipe): boolean {
  return needsPictures(scene) && result === undefined && packedPlaces(scene).every((picture) => picture === null);
}
