import { useState } from "react";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { layoutGrid, upTo } from "../../ui/pictures/layout.ts";
import { useSize } from "../../ui/pictures/use-size.ts";
import styles from "./Figure.module.css";
import { FilmRow } from "./FilmRow.tsx";
import { filmOf, labelsThatFit } from "./geometry.ts";
import { evenPositions } from "./lanes.ts";
import type { TrajectoryScene } from "./scene.ts";
import { words } from "./words.ts";

interface FigureProps {
  readonly slot: string;
  /** The settings of the run on screen. */
  readonly scene: TrajectoryScene;
  readonly count: number;
  readonly times: readonly number[];
  readonly columns: number;
  readonly which: "x0" | "x";
  readonly size: PictureSize;
  /** As wide as there is room for, however far down it goes. */
  readonly narrow: boolean;
  readonly onPick: (picture: number) => void;
}

const CAPTION = 96;
/** CSS pixels that "t = 1000" takes, the longest of the times under the pictures. */
const LABEL = 52;

/** Rows of pictures, columns of positions: figure 6 of the DDPM paper, filling in as the run goes on. */
export function Figure({ slot, scene, count, times, columns, which, size, narrow, onPick }: FigureProps) {
  const w = useWords(words);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const positions = evenPositions(times.length - 1, columns);
  // The times and the caption stand under the pictures.
  const height = narrow ? Number.POSITIVE_INFINITY : (room?.height ?? 0) - CAPTION;
  const layout =
    room && layoutGrid({ count: count * positions.length, columns: positions.length, size, ...room, height });
  const film = layout && filmOf(positions.length, size, layout.scale / room.dpr);
  const labels = film ? labelsThatFit(positions.length, film.pitch, LABEL) : [];
  const k = scene.repeatNoiseSteps;
  return (
    <figure className={styles.figure} aria-label={w("figureAria")}>
      <div ref={setPlace} className={styles.matrix}>
        {film && (
          <div className={styles.rows} style={{ gap: film.css, width: film.width }}>
            {upTo(count).map((picture) => (
              <FilmRow
                key={picture}
                slot={slot}
                trunk={slot}
                name={w("picture", { n: picture + 1 })}
                from={-1}
                onPick={() => onPick(picture)}
                {...{ picture, positions, times, which, film, size }}
              />
            ))}
            <p className={styles.ticks} aria-hidden>
              {positions.map((position, i) => (
                <span key={position} style={{ width: film.cell, marginLeft: i > 0 ? film.css : 0 }}>
                  {labels.includes(i) &&
                    (i === 0 ? `t = ${Math.round(times[position] ?? 0)}` : Math.round(times[position] ?? 0))}
                </span>
              ))}
            </p>
          </div>
        )}
        <figcaption className={styles.figureCaption}>
          {[
            w(which === "x" ? "captionX" : "captionX0"),
            k >= 0 && w("captionShared", { k, t: Math.round(times[Math.min(k, times.length - 1)] ?? 0) }),
          ]
            .filter(Boolean)
            .join(" ")}
        </figcaption>
      </div>
    </figure>
  );
}
