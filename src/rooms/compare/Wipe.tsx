import { useState } from "react";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { layoutGrid } from "../../ui/pictures/layout.ts";
import { type Part, pictureProps } from "../../ui/pictures/menu/open.ts";
import { useSize } from "../../ui/pictures/use-size.ts";
import { letterOf, nameOf } from "./column.ts";
import canvas from "./GridCanvas.module.css";
import { GridCanvas, useColumn } from "./GridCanvas.tsx";
import type { Comparison, Which } from "./run.ts";
import styles from "./Wipe.module.css";
import { words } from "./words.ts";

interface WipeProps {
  /** Where the pictures are: the run, or the recording that greets. */
  readonly slot: string;
  readonly comparison: Comparison;
  readonly pair: readonly [number, number];
  readonly pictures: readonly number[];
  readonly which: Which;
  readonly size: PictureSize;
}

/** Two columns over each other and a line between them: a slider over the whole picture. */
export function Wipe({ slot, comparison, pair, pictures, which, size }: WipeProps) {
  const w = useWords(words);
  const [part, setPart] = useState(50);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const layout = room && layoutGrid({ count: pictures.length, size, ...room });
  const [left, right] = pair.map((column) => {
    const sampler = comparison.scene.columns[column]?.sampler;
    return `${letterOf(column)} ${sampler ? nameOf(sampler) : ""}`;
  });
  const names = { left: left ?? "", right: right ?? "" };
  /** What is seen at a part of the whole: of the left column before the line; by keyboard its first picture. */
  const subject = (at: Part | null) => {
    const [x, y] = at ?? [0, 0];
    const { columns = 1, rows = 1 } = layout ?? {};
    const cell = Math.floor(y * rows) * columns + Math.floor(x * columns);
    const picture = pictures[Math.min(cell, pictures.length - 1)] ?? 0;
    const column = pair[at && x * 100 > part ? 1 : 0];
    return {
      name: w("cell", { letter: letterOf(column), n: picture + 1 }),
      of: { slot, which, ...comparison.cell(column, picture, which) },
    };
  };
  const sides = [useColumn(pair[0], which), useColumn(pair[1], which)];
  return (
    <div ref={setPlace} className={canvas.place}>
      {layout && (
        <div className={styles.wipe} style={{ "--part": part / 100 } as React.CSSProperties}>
          {sides.map((pixelsOf, side) => (
            <div key={side === 0 ? "left" : "right"} className={side === 0 ? styles.wipeLeft : undefined}>
              <GridCanvas
                css={layout.scale / room.dpr}
                columns={layout.columns}
                rows={layout.rows}
                {...{ comparison, pixelsOf, pictures, size }}
              />
            </div>
          ))}
          <span className={styles.wipeLine} aria-hidden />
          <input
            type="range"
            className={styles.wipeInput}
            {...pictureProps(subject)}
            min={0}
            max={100}
            value={part}
            title={w("wipeHint")}
            aria-label={w("wiped", names)}
            aria-valuetext={w("wipeSaid", { part, ...names })}
            onChange={(event) => setPart(event.currentTarget.valueAsNumber)}
          />
        </div>
      )}
    </div>
  );
}
