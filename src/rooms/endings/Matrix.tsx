import { useState } from "react";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { useSmall } from "../../ui/frame/use-small.ts";
import { part } from "../../ui/part.tsx";
import { upTo } from "../../ui/pictures/layout.ts";
import { Panel } from "../../ui/pictures/PictureGrid.tsx";
import type { Which } from "../../ui/pictures/paint.ts";
import { useSize } from "../../ui/pictures/use-size.ts";
import { Sym } from "../../ui/primitives/Maths.tsx";
import { number } from "../../ui/run/format.ts";
import css from "./endings.module.css";
import { FrozenColumn } from "./FrozenColumn.tsx";
import { type Apart, type EndingRow, unfinished } from "./lanes.ts";
import { fittingIn, layMatrix } from "./matrix-layout.ts";
import { PATH, SLOT } from "./run.ts";
import { words } from "./words.ts";

const Captions = part(() => import("../../ui/classes/Captions.tsx"));

interface MatrixProps {
  /** What stands before the names of the room's slots: the run's own, or the recorded one's. */
  readonly from: string;
  readonly rows: readonly EndingRow[];
  readonly count: number;
  readonly size: PictureSize;
  readonly which: Which;
  /** Whether every column is of a class of its own. */
  readonly each: boolean;
  /** How far the endings of each row lie apart, once they are finished. */
  readonly apart: readonly Apart[] | null;
  readonly onOpen: (picture: number) => void;
}

/** Rows of one frozen state and its endings, column by column. */
export function Matrix({ from, rows: all, count: most, size, which, each, apart, onOpen }: MatrixProps) {
  const w = useWords(words);
  const narrow = useNarrow();
  const small = useSmall();
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const frozen: readonly Which[] = narrow ? ["x"] : ["x", "x0"];
  const wanted = room && {
    ...room,
    size,
    rows: all.length,
    finished: unfinished(all).length,
    columns: most,
    frozen: frozen.length,
    asideWidth: narrow ? 62 : 176,
    asideHeight: 28,
  };
  const fits = small && wanted ? fittingIn(wanted) : null;
  const rows = all.slice(0, fits?.rows);
  const count = fits?.columns ?? most;
  const open = unfinished(rows);
  const pictures = fits ? open.flatMap((_, row) => upTo(count).map((column) => row * most + column)) : undefined;
  const laid = wanted && layMatrix({ ...wanted, rows: rows.length, finished: open.length, columns: count });
  const row = laid ? `${size.height * laid.scale}px` : "0";
  const lines = { gridTemplateRows: `repeat(${rows.length}, ${row})`, gap: laid?.scale };
  return (
    <div ref={setPlace} className={css.place}>
      {laid && (
        <section className={css.matrix} aria-label={w("matrix", { rows: rows.length, columns: count })}>
          <span aria-hidden />
          {frozen.map((state) => (
            <span key={state} className={css.head} title={w("frozen")}>
              <Sym name={state === "x" ? "xt" : "x0"} />
            </span>
          ))}
          <span className={css.head} data-wide>
            {w("endings")}
          </span>
          {!narrow && (
            <span className={css.head} title={w("apartHelp")}>
              {w("apart")}
            </span>
          )}

          <ul className={css.labels} style={lines}>
            {rows.map(({ asked, t }) => (
              <li key={asked} title={t === asked ? undefined : w("rowInstead", { t, asked })}>
                <span className="hidden-visually">{w("frozenName", { t })}</span>
                <span aria-hidden>{narrow ? t : w("row", { t })}</span>
              </li>
            ))}
          </ul>
          {frozen.map((state) => (
            <FrozenColumn key={state} slot={from + PATH} rows={rows} which={state} size={size} scale={laid.scale} />
          ))}
          <div className={css.endings}>
            {open.length > 0 && (
              <Panel
                slot={from + SLOT}
                which={which}
                count={open.length * count}
                size={size}
                layout={laid.endings}
                css={laid.scale}
                labelled={false}
                keyboard
                pictures={pictures}
                nameOf={(picture) =>
                  w("picture", { t: open[Math.floor(picture / count)]?.t ?? 0, column: (picture % count) + 1 })
                }
                onOpen={(i) => onOpen(pictures?.[i] ?? i)}
                over={each && <Captions slot={from + SLOT} {...(pictures && { pictures })} />}
              />
            )}
            {open.length < rows.length && <p className={css.single}>{w("single")}</p>}
          </div>
          {!narrow && (
            <ul className={css.labels} style={lines}>
              {rows.map(({ asked }, i) => (
                <li key={asked}>{apart?.[i] ? number(apart[i].rms, 1) : ""}</li>
              ))}
            </ul>
          )}
        </section>
      )}
    </div>
  );
}
