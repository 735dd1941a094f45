import type { ReactNode } from "react";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { EACH } from "../../scene/classes.ts";
import { part } from "../../ui/part.tsx";
import { type Layout, tracksOf } from "../../ui/pictures/layout.ts";
import { PictureButton } from "../../ui/pictures/PictureButton.tsx";
import styles from "./Cells.module.css";
import { letterOf } from "./column.ts";
import type { Comparison, Which } from "./run.ts";
import { words } from "./words.ts";

const Captions = part(() => import("../../ui/classes/Captions.tsx"));

export interface CellsProps {
  /** Where the pictures are: the run, or the recording that greets. */
  readonly slot: string;
  readonly column: number;
  readonly comparison: Comparison;
  /** The pictures shown: all of them, or one. */
  readonly pictures: readonly number[];
  readonly which: Which;
  readonly size: PictureSize;
  /** Shows one alone, in every column; or all again. */
  readonly onPicture: (picture: number) => void;
}

interface OwnProps extends CellsProps {
  readonly layout: Layout;
  /** CSS pixels a picture's pixel. */
  readonly css: number;
  /** What paints them. */
  readonly children: ReactNode;
}

/** The places of a column's pictures, each a button with a menu, under what paints them. */
export function Cells({ slot, column, comparison, pictures, which, size, onPicture, layout, css, children }: OwnProps) {
  const w = useWords(words);
  const letter = letterOf(column);
  const alone = pictures.length === 1 && comparison.scene.count > 1;
  return (
    <div className={styles.grid} style={tracksOf(size, css, layout.columns)}>
      {pictures.map((picture) => (
        <PictureButton
          key={picture}
          className={styles.picture}
          data-alone={alone || undefined}
          aria-label={w(alone ? "shrink" : "enlarge", { letter, n: picture + 1 })}
          subject={() => ({
            name: w("cell", { letter, n: picture + 1 }),
            of: { slot, which, ...comparison.cell(column, picture, which) },
          })}
          onClick={() => onPicture(picture)}
        />
      ))}
      {children}
      {comparison.scene.class === EACH && (
        <Captions slot={slot} pictures={pictures.map((picture) => comparison.cell(column, picture, which).picture)} />
      )}
    </div>
  );
}
