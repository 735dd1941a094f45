/**
 * What is kept is a PNG of ours, byte for byte: it has its recipe in it, opens anywhere, and needs no other format.
 * Beside it stands what a list shows of it and is searched by, all of which is read from it.
 */
import { samplerText } from "../../app/sampler-text.ts";
import { canonicalJson } from "../../bytes/json.ts";
import { pngSize } from "../../bytes/picture-size.ts";
import { chunks } from "../../bytes/png-chunks.ts";
import { Sha256 } from "../../bytes/sha256.ts";
import type { KeptWhole } from "../../ledger/kept.ts";
import type { Kept } from "../../ledger/records.ts";
import { roomOf } from "../../scene/rooms.ts";
import { type Recipe, WrongSettings } from "../recipe.ts";
import { takeRecipe } from "../recipe-png.ts";
import type { PicturesResult } from "../result.ts";
import type { ThumbnailRequest } from "./thumbnail.ts";

type Png = Uint8Array<ArrayBuffer>;

/**
 * The entry of a PNG; null for one that is not ours.
 * @param thumbnail makes one (make-thumbnail.ts), or rejects
 * @throws ShareError where its recipe, or the picture itself, can't be read
 */
export async function keptOf(png: Png, thumbnail: (of: ThumbnailRequest) => Promise<Png>): Promise<KeptWhole | null> {
  const recipe = recipeIn(png);
  if (!recipe) return null;
  const samplings = roomOf(recipe.scene).samplings?.(recipe.scene) ?? [];
  const unique = (texts: readonly string[]) => [...new Set(texts)];
  const [across, down] = pngSize(png) ?? [0, 0];
  const { result } = recipe;
  const { id, sha256, own } = recipe.model;
  const entry: Kept = {
    id: idOf(png, recipe),
    when: recipe.created ? Date.parse(recipe.created) : Date.now(),
    room: recipe.scene.room,
    model: { id, sha256, title: own?.title ?? id },
    samplers: unique(samplings.map(({ sampler }) => samplerText(sampler))),
    seeds: unique(samplings.map(({ seed }) => seed)),
    width: across,
    height: down,
    thumbnail: await thumbnail({ png, of: result?.kind === "pictures" ? sizeOf(result) : undefined }),
    bytes: png.length,
  };
  return { entry, png };
}

/** A worker is sent no copies of the result. */
const sizeOf = ({ width, height, count }: PicturesResult) => ({ width, height, count });

/** Settings that today's page can't use make no other picture: they are mended when it is opened. */
export function recipeIn(png: Png): Recipe | null {
  try {
    return takeRecipe(png);
  } catch (error) {
    if (error instanceof WrongSettings) return error.recipe;
    throw error;
  }
}

/** The same picture of the same settings is one entry, whenever and on whatever it was made. */
function idOf(png: Png, { created: _, engine: __, ...recipe }: Recipe): string {
  const hash = new Sha256().update(new TextEncoder().encode(canonicalJson(recipe)));
  for (const { type, data } of chunks(png)) if (type === "IDAT") hash.update(data);
  return hash.hex();
}
