/** Where a film came from, written into it as every kind of file says it: a comment, tags, a PNG's texts. */
import { withComment } from "../bytes/gif-text.ts";
import type { PictureSize } from "../bytes/picture-shape.ts";
import { parametersText } from "./parameters.ts";
import type { Recipe } from "./recipe.ts";
import { filmText } from "./recipe-film.ts";
import { putRecipe, sourceTypeOf } from "./recipe-png.ts";

/** What a video is told of itself when it is made. @throws ShareError too-large */
export function filmTags(recipe: Recipe, size: PictureSize) {
  const origin = `digitalsourcetype/${sourceTypeOf(recipe)}`;
  return {
    title: "Backstep",
    description: [parametersText(recipe, size), origin].filter(Boolean).join(", "),
    comment: filmText(recipe),
  };
}

/** The same for a file that is there already. @throws ShareError too-large */
export function withRecipe(
  bytes: Uint8Array<ArrayBuffer>,
  format: "gif" | "apng" | "video",
  recipe: Recipe,
  size: PictureSize,
): Uint8Array<ArrayBuffer> {
  if (format === "gif") return withComment(bytes, filmText(recipe));
  return format === "apng" ? putRecipe(bytes, recipe, { metadata: true, ...size }) : bytes;
}
