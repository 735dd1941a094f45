import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { slots } from "../../app/page.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import type { Seen } from "../../run/recording.ts";
import { cornerOf, spanOf } from "../../ui/pictures/layout.ts";
import { PictureButton } from "../../ui/pictures/PictureButton.tsx";
import { put } from "../../ui/pictures/put.ts";
import { renderingOf, useScale } from "../../ui/pictures/use-scale.ts";
import styles from "./FilmRow.module.css";
import type { Film } from "./geometry.ts";
import { words } from "./words.ts";

interface FilmRowProps {
  readonly slot: string;
  /** Of the run itself, whose moment is looked at. */
  readonly trunk: string;
  readonly picture: number;
  /** "Run", "Branch 2", "Picture 3". */
  readonly name: string;
  /** Positions, and the times they stand for. */
  readonly positions: readonly number[];
  readonly times: readonly number[];
  /** The row has nothing of its own up to this position: it leaves another there. −1: it begins at the noise. */
  readonly from: number;
  readonly which: "x0" | "x";
  readonly film: Film;
  readonly size: PictureSize;
  readonly onPick: () => void;
}

/** Moments of one picture, from noise to picture; pressing one goes there. */
export function FilmRow(props: FilmRowProps) {
  const { slot, trunk, picture, name, positions, times, from, which, film, size, onPick } = props;
  const w = useWords(words);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [current, setCurrent] = useState(positions.length - 1);
  const key = positions.join();
  const scale = useScale(film.css);
  const first = positions.findIndex((position) => position > from);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const columns = key.split(",").map(Number);
    element.width = spanOf(columns.length, size.width) * scale;
    element.height = size.height * scale;
    const painted: (Seen | null)[] = [];
    return slots.of(slot).feed.subscribe(({ recording }) => {
      const newest = recording?.at(picture, null).position ?? -1;
      columns.forEach((position, i) => {
        // There is no guess before the first step: the first one stands in its place.
        const at = which === "x0" ? Math.max(1, position) : position;
        const seen = recording && at <= newest && position > from ? recording.at(picture, at) : null;
        if (painted[i] === seen) return;
        painted[i] = seen;
        put(context, seen?.[which] ?? null, size, scale, cornerOf(i, columns.length, size));
      });
    });
  }, [slot, picture, key, from, which, size, scale]);

  const go = (i: number) => {
    const position = positions[i] ?? 0;
    onPick();
    const { playback, feed } = slots.of(trunk);
    playback.hold(position >= (feed.recording?.position ?? 0) ? null : position);
  };

  const move = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const last = positions.length - 1;
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: first, End: last }[event.code];
    if (to === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(last, Math.max(first, to));
    setCurrent(next);
    event.currentTarget.querySelectorAll("button")[next - first]?.focus();
  };

  return (
    <fieldset className={styles.row} aria-label={w("film1", { name })} style={{ width: film.width }} onKeyDown={move}>
      {positions.map((position, i) => {
        if (i < first) return null;
        const t = Math.round(times[position] ?? 0);
        return (
          <PictureButton
            key={position}
            className={styles.cell}
            style={{ left: i * film.pitch, width: film.cell, height: film.high }}
            tabIndex={i === Math.max(first, Math.min(current, positions.length - 1)) ? 0 : -1}
            aria-label={w("moment", { name, t })}
            title={`t = ${t}`}
            subject={() => ({
              name: w("moment", { name, t }),
              of: { slot, picture, which, position: which === "x0" ? Math.max(1, position) : position },
            })}
            onFocus={() => setCurrent(i)}
            onClick={() => go(i)}
          />
        );
      })}
      <canvas
        ref={canvas}
        className={styles.rowCanvas}
        aria-hidden
        style={{ width: film.width, height: film.high, imageRendering: renderingOf(scale, film.css) }}
      />
    </fieldset>
  );
}
