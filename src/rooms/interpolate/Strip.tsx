import { useState } from "react";
import { usePictureSize } from "../../app/hooks.ts";
import type { View } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { layoutGrid } from "../../ui/pictures/layout.ts";
import { PictureGrid } from "../../ui/pictures/PictureGrid.tsx";
import { useSize } from "../../ui/pictures/use-size.ts";
import styles from "./Interpolate.module.css";
import { LambdaRange } from "./LambdaRange.tsx";
import { words } from "./words.ts";

interface StripProps {
  readonly slot: string;
  readonly pictures: readonly number[];
  readonly lambdas: readonly number[];
  readonly view: View;
  readonly column: number;
  readonly nameOf: (picture: number) => string;
  readonly onChoose: (column: number) => void;
  readonly onOpen: (column: number) => void;
}

/** All λ of one row, and over them the slider that walks: its knob stands over the picture it means. */
export function Strip({ slot, pictures, lambdas, view, column, nameOf, onChoose, onOpen }: StripProps) {
  const w = useWords(words);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const size = usePictureSize(slot);
  const count = pictures.length;
  const panels = view === "both" ? 2 : 1;
  const height = room ? room.height / panels - 28 * (panels - 1) : 0;
  const layout = room && layoutGrid({ count, size, columns: count, ...room, height });
  const across = layout ? size.width * (layout.scale / room.dpr) : 0;
  return (
    <section className={styles.strip} aria-label={w("strip")}>
      {layout && (
        <LambdaRange
          style={{ width: `calc(${layout.cssWidth - across}px + var(--knob))` }}
          lambdas={lambdas}
          column={column}
          onChoose={onChoose}
        />
      )}
      <div ref={setPlace} className={styles.stripPictures}>
        <PictureGrid
          slot={slot}
          count={count}
          pictures={pictures}
          columns={count}
          view={view}
          nameOf={(i) => nameOf(pictures[i] ?? 0)}
          onOpen={onOpen}
        />
      </div>
    </section>
  );
}
