import { useState } from "react";
import { usePictureSize } from "../../app/hooks.ts";
import { useWords } from "../../i18n/words.ts";
import { GAP, layoutGrid } from "../../ui/pictures/layout.ts";
import { Panel } from "../../ui/pictures/PictureGrid.tsx";
import type { Which } from "../../ui/pictures/paint.ts";
import { useSize } from "../../ui/pictures/use-size.ts";
import styles from "./Interpolate.module.css";
import { SLOT } from "./run.ts";
import { words } from "./words.ts";

interface MatrixProps {
  readonly labels: readonly string[];
  readonly columns: number;
  readonly which: Which;
  readonly row: number;
  readonly column: number;
  readonly nameOf: (picture: number) => string;
  readonly onChoose: (cell: { readonly row: number; readonly column: number }) => void;
}

/** CSS pixels beside the pictures: a row's label. */
const LABELS = 88;

/** Rows of t (or of ways to mix) by columns of λ: figure 9. A cell that is pressed is shown large, its row below. */
export function Matrix({ labels, columns, which, row, column, nameOf, onChoose }: MatrixProps) {
  const w = useWords(words);
  const size = usePictureSize(SLOT);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const count = labels.length * columns;
  const layout = room && layoutGrid({ count, size, columns, ...room, width: room.width - LABELS });
  const css = layout ? layout.scale / room.dpr : 0;
  return (
    <section className={styles.matrix} aria-label={w("matrix", { rows: labels.length, columns })}>
      <div ref={setPlace} className={styles.matrixPlace} style={{ "--rows": labels.length } as React.CSSProperties}>
        {layout && (
          <>
            <ul
              className={styles.rowLabels}
              style={{ gridTemplateRows: `repeat(${labels.length}, ${size.height * css}px)`, gap: css }}
            >
              {labels.map((label, i) => (
                <li key={label} data-chosen={i === row || undefined}>
                  {label}
                </li>
              ))}
            </ul>
            <div className={styles.cells}>
              <Panel
                slot={SLOT}
                which={which}
                count={count}
                size={size}
                layout={layout}
                css={css}
                labelled={false}
                keyboard
                pictures={undefined}
                nameOf={nameOf}
                pressed={row * columns + column}
                onOpen={(picture) => onChoose({ row: Math.floor(picture / columns), column: picture % columns })}
              />
              <span
                aria-hidden
                className={styles.chosenRow}
                style={{ top: row * (size.height + GAP) * css, height: size.height * css }}
              />
            </div>
          </>
        )}
      </div>
    </section>
  );
}
