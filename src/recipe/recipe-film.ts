/** A recipe in a film: a comment of the GIF, of the MP4 or of the WebM, behind our name. An APNG is a PNG. */
import { filmComment } from "../bytes/film-text.ts";
import { comments, isGif } from "../bytes/gif-text.ts";
import { type Recipe, withoutCopies, writeRecipe } from "./recipe.ts";

/** Comments are for people first: one that is not ours begins otherwise. */
export const MARK = "backstep ";

/** The comment. The pictures are in the film; no copies of them travel beside it. @throws ShareError too-large as `writeRecipe` */
export const filmText = (recipe: Recipe) => MARK + writeRecipe(withoutCopies(recipe));

/** The recipe's JSON in a film; undefined for one without, and for another file. @throws ShareError truncated, damaged, too-large */
export function textInFilm(bytes: Uint8Array): string | undefined {
  const found = isGif(bytes) ? comments(bytes) : [filmComment(bytes) ?? ""];
  for (const text of found) if (text.startsWith(MARK)) return text.slice(MARK.length);
  return undefined;
}
