import { useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { useSide } from "../../../state/hooks.ts";
import type { View } from "../../../state/store.ts";
import { layoutGrid } from "../../pictures/layout.ts";
import { PictureGrid } from "../../pictures/PictureGrid.tsx";
import { useSize } from "../../pictures/use-size.ts";
import { Range } from "../../primitives/Range.tsx";
import { number } from "../../run/format.ts";
import styles from "./Interpolate.module.css";
import { SLOT } from "./run.ts";
import { words } from "./words.ts";

interface StripProps {
  readonly lambdas: readonly number[];
  readonly view: View;
  readonly chosen: number;
  readonly onChoose: (picture: number) => void;
  readonly onOpen: (picture: number) => void;
}

/** All λ in a row, and over them the slider that walks: its knob stands over the picture it means. */
export function Strip({ lambdas, view, chosen, onChoose, onOpen }: StripProps) {
  const w = useWords(words);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const size = useSide(SLOT);
  const count = lambdas.length;
  const panels = view === "both" ? 2 : 1;
  const layout =
    room && layoutGrid({ count, size, columns: count, ...room, height: room.height / panels - 28 * (panels - 1) });
  const name = (i: number) => w("pictureAt", { lambda: number(lambdas[i] ?? 0, 3) });
  return (
    <section className={styles.strip} aria-label={w("strip")}>
      {layout && (
        <Range
          style={{ width: `calc(${layout.cssWidth * (1 - size / layout.canvasWidth)}px + var(--knob))` }}
          aria-label={w("lambda")}
          min={0}
          max={count - 1}
          value={chosen}
          valueText={w("between", { lambda: number(lambdas[chosen] ?? 0, 3) })}
          onChange={onChoose}
        />
      )}
      <div ref={setPlace} className={styles.stripPictures}>
        <PictureGrid slot={SLOT} count={count} columns={count} view={view} nameOf={name} onOpen={onOpen} />
      </div>
    </section>
  );
}
