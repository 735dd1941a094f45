/** The picture as it would be sent, made anew a moment after a choice rests. */
import { useEffect, useState } from "react";
import type { Recipe } from "../../recipe/recipe.ts";
import type { ShownPictures } from "../../recipe/result.ts";
import { type PngLook, pngFile } from "../../recipe/sharing.ts";

export interface Png {
  readonly blob: Blob;
  readonly url: string;
}

const REST_MS = 120;

export function usePng(pictures: ShownPictures | null, recipe: Recipe, look: PngLook): Png | Error | null {
  const [png, setPng] = useState<Png | Error | null>(null);
  const { columns, scale, smooth, metadata } = look;
  useEffect(() => {
    if (!pictures) return setPng(null);
    let url: string | null = null;
    let wanted = true;
    const timer = setTimeout(async () => {
      try {
        const blob = await pngFile(pictures, recipe, { columns, scale, smooth, metadata });
        if (!wanted) return;
        url = URL.createObjectURL(blob);
        setPng({ blob, url });
      } catch (error) {
        if (wanted) setPng(error instanceof Error ? error : new Error(String(error)));
      }
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
      if (url) URL.revokeObjectURL(url);
    };
  }, [pictures, recipe, columns, scale, smooth, metadata]);
  return png;
}
