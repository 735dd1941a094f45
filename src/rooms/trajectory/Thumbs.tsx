import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { GAP, scaleOf, tracksOf, upTo } from "../../ui/pictures/layout.ts";
import { pictureProps } from "../../ui/pictures/menu/open.ts";
import { PictureCanvas } from "../../ui/pictures/PictureCanvas.tsx";
import styles from "./Thumbs.module.css";
import { words } from "./words.ts";

interface ThumbsProps {
  readonly slot: string;
  readonly count: number;
  readonly chosen: number;
  readonly which: "x0" | "x";
  readonly size: PictureSize;
  readonly width: number;
  /** For a few pictures; many stand in twice as many. */
  readonly columns: number;
  readonly onChoose: (picture: number) => void;
}

/** All pictures of the run, small: which one is looked at. */
export function Thumbs(props: ThumbsProps) {
  const { slot, count, chosen, which, size, width, onChoose } = props;
  const w = useWords(words);
  const columns = count <= 4 ? Math.min(count, props.columns) : 2 * props.columns;
  const rows = Math.ceil(count / columns);
  const dpr = devicePixelRatio;
  const css = scaleOf((width * dpr) / (Math.max(props.columns, columns) * (size.width + GAP)), size) / dpr;
  return (
    <fieldset className={styles.thumbs} aria-label={w("pictures")} style={tracksOf(size, css, columns)}>
      {upTo(count).map((picture) => (
        <button
          key={picture}
          type="button"
          className={styles.thumb}
          aria-pressed={picture === chosen}
          aria-label={w("picture", { n: picture + 1 })}
          onClick={() => onChoose(picture)}
          {...pictureProps(() => ({ name: w("picture", { n: picture + 1 }), of: { slot, picture, which } }))}
        />
      ))}
      <PictureCanvas {...{ slot, which, columns, rows, size, css }} />
    </fieldset>
  );
}
