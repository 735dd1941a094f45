import { useMemo } from "react";
import { fromBase64 } from "../../bytes/base64.ts";
import { decodePng } from "../../bytes/png-pixels.ts";
import { rgbaOf } from "../../bytes/rgba.ts";
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
      const fits = found.width === width && found.height === height;
      return fits ? [{ index, rgba: rgbaOf(found) }] : [];
    } catch {
      return [];
    }
  });
}
