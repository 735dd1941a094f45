import { useMemo } from "react";
import { fromBase64 } from "../../bytes/base64.ts";
import { decodePng } from "../../bytes/png-pixels.ts";
import { useWords } from "../../i18n/words.ts";
import type { PicturesResult } from "../../recipe/result.ts";
import { words as pictureWords } from "../pictures/words.ts";
import { SmallPicture } from "./SmallPicture.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

/** A few are enough to know what one opens. */
const MOST = 8;

/** What the sender got, as far as the recipe has copies of it. A copy that cannot be read is left out here. */
export function SenderCopies({ result }: { readonly result: PicturesResult }) {
  const w = useWords(words);
  const t = useWords(pictureWords);
  const copies = useMemo(() => opened(result), [result]);
  if (copies.length === 0) return null;
  return (
    <figure className={css.copies}>
      <figcaption className={css.note}>{w("sender")}</figcaption>
      <div className={css.row}>
        {copies.map(({ index, rgba }) => (
          <SmallPicture
            key={index}
            width={result.width}
            height={result.height}
            rgba={rgba}
            label={t("pictures.one", { n: index + 1, count: result.count })}
          />
        ))}
      </div>
    </figure>
  );
}

function opened({ copies, width, height }: PicturesResult) {
  return copies.slice(0, MOST).flatMap(({ index, png }) => {
    try {
      const found = decodePng(fromBase64(png, "json"), width * height);
      const fits = found.channels === 3 && found.width === width && found.height === height;
      return fits ? [{ index, rgba: rgbaOf(found.pixels) }] : [];
    } catch {
      return [];
    }
  });
}

/** RGB to RGBA for a canvas. */
export function rgbaOf(rgb: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray((rgb.length / 3) * 4).fill(255);
  for (let i = 0; i < rgb.length / 3; i++) rgba.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i);
  return rgba;
}
