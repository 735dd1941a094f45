/**
 * A recipe in a picture: any PNG, one from a canvas included, gets the recipe, the line that other
 * programs read and the mark that a model made it, or nothing at all. It is read from every file we save.
 */

import { isPng } from "../bytes/png-chunks.ts";
import { type PngText, readText, withoutMetadata, withTexts } from "../bytes/png-text.ts";
import { type SourceType, XMP_KEYWORD, xmp } from "../bytes/xmp.ts";
import { inputsOf } from "../scene/places.ts";
import { PARAMETERS_KEYWORD, parametersText } from "./parameters.ts";
import { type Recipe, readRecipe, writeRecipe } from "./recipe.ts";
import { MARK, textInFilm } from "./recipe-film.ts";

const RECIPE_KEYWORD = "backstep";

export interface PngOptions {
  /** Off: the file says nothing of where it came from. */
  readonly metadata: boolean;
  /** Pixels of one picture, before any enlargement. */
  readonly width: number;
  readonly height: number;
}

/** The PNG to save or to send. @throws ShareError too-large as `writeRecipe`; not-png, truncated. */
export function putRecipe(png: Uint8Array, recipe: Recipe, options: PngOptions): Uint8Array<ArrayBuffer> {
  const bare = withoutMetadata(png);
  if (!options.metadata) return bare;
  const parameters = parametersText(recipe, options);
  const texts: PngText[] = [
    { keyword: RECIPE_KEYWORD, text: writeRecipe(recipe) },
    { keyword: XMP_KEYWORD, text: xmp(sourceTypeOf(recipe)), international: true },
  ];
  return withTexts(bare, parameters ? [{ keyword: PARAMETERS_KEYWORD, text: parameters }, ...texts] : texts);
}

const textIn = (bytes: Uint8Array) => (isPng(bytes) ? readText(bytes, RECIPE_KEYWORD) : textInFilm(bytes));

/** Whether there is a recipe in a file that we may have saved, readable or not; one that is damaged elsewhere is still a picture. */
export function carriesRecipe(bytes: Uint8Array): boolean {
  try {
    return textIn(bytes) !== undefined;
  } catch {
    return new TextDecoder("latin1").decode(bytes).includes(isPng(bytes) ? `${RECIPE_KEYWORD}\0` : MARK);
  }
}

/**
 * The recipe in a dropped file, or null when there is none: a picture or a film without, or another file.
 * @throws ShareError when there is one and it cannot be read; as `readText`, `textInFilm` and `readRecipe`.
 */
export function takeRecipe(bytes: Uint8Array): Recipe | null {
  const text = textIn(bytes);
  return text === undefined ? null : readRecipe(text);
}

/** A picture that is drawn or came out of the model itself is no person's; any other may be. */
export function sourceTypeOf(recipe: Pick<Recipe, "scene">): SourceType {
  const persons = inputsOf(recipe.scene).some(({ origin }) => origin === undefined || origin === "file");
  return persons ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia";
}
