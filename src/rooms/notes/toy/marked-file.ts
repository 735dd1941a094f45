/** What this program writes into a PNG it saves, read back out of the bytes. */
import { chunks } from "../../../bytes/png-chunks.ts";
import { encodePng } from "../../../bytes/png-pixels.ts";
import { readTexts } from "../../../bytes/png-text.ts";
import { toLevel } from "../../../diffusion/levels.ts";
import { makeRecipe } from "../../../recipe/recipe.ts";
import { putRecipe } from "../../../recipe/recipe-png.ts";
import type { Scene } from "../../../scene/scene.ts";

export interface Part {
  /** The chunk's type, and the keyword of a text. */
  readonly type: string;
  readonly keyword: string;
  readonly bytes: number;
}

export interface MarkedFile {
  readonly bytes: number;
  readonly parts: readonly Part[];
  /** What it says of its source, or null where it says nothing. */
  readonly sourceType: string | null;
}

interface Made {
  /** [size, size, 3] in model range. */
  readonly values: Float32Array;
  readonly size: number;
  readonly scene: Scene;
  readonly model: { readonly id: string; readonly sha256: string };
  readonly metadata: boolean;
}

export function markedFile({ values, size, scene, model, metadata }: Made): MarkedFile {
  const pixels = Uint8Array.from(values, toLevel);
  const bare = encodePng({ width: size, height: size, channels: 3, pixels });
  const png = putRecipe(bare, makeRecipe({ model, scene }), { metadata, width: size, height: size });
  const texts = readTexts(png);
  const keywords = texts.map(({ keyword }) => keyword);
  const parts = [...chunks(png)].map(({ type, from, to }): Part => {
    return { type, keyword: /^(tEXt|iTXt|zTXt)$/.test(type) ? (keywords.shift() ?? "") : "", bytes: to - from };
  });
  const said = texts.map(({ text }) => /digitalsourcetype\/(\w+)/.exec(text)?.[1]).find((word) => word !== undefined);
  return { bytes: png.length, parts, sourceType: said ?? null };
}
