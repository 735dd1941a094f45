import { type KeyboardEvent, useEffect, useRef } from "react";
import { slots } from "../../app/page.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { cornerOf, spanOf } from "../../ui/pictures/layout.ts";
import { ask } from "../../ui/pictures/menu/asking.ts";
import { PictureButton } from "../../ui/pictures/PictureButton.tsx";
import type { Which } from "../../ui/pictures/paint.ts";
import { put } from "../../ui/pictures/put.ts";
import { renderingOf, useScale } from "../../ui/pictures/use-scale.ts";
import css from "./endings.module.css";
import type { EndingRow } from "./lanes.ts";
import { words } from "./words.ts";

interface FrozenColumnProps {
  readonly slot: string;
  readonly rows: readonly EndingRow[];
  readonly which: Which;
  readonly size: PictureSize;
  /** CSS pixels a pixel. */
  readonly scale: number;
}

/** The first picture at the moment of each row: painted as soon as it gets there. Pressing one opens its menu. */
export function FrozenColumn({ slot, rows, which, size, scale }: FrozenColumnProps) {
  const w = useWords(words);
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = spanOf(rows.length, size.height);
  const smooth = useScale(scale);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const painted = new Map<number, unknown>();
    return slots.of(slot).feed.subscribe(({ recording }) => {
      rows.forEach(({ position }, i) => {
        const seen = recording?.at(0, position);
        const there = seen?.position === position ? seen : null;
        if (painted.get(i) === there) return;
        painted.set(i, there);
        put(context, there?.[which] ?? null, size, smooth, cornerOf(i, 1, size));
      });
    });
  }, [slot, rows, which, size, smooth]);
  return (
    <fieldset className={css.frozen} aria-label={w("frozen")} style={{ gap: scale }} onKeyDown={move}>
      {rows.map(({ asked, t, position }, i) => {
        const name = w(which === "x" ? "frozenState" : "frozenGuess", { t });
        const place = { width: size.width * scale, height: size.height * scale };
        // Before the first step there is no guess, and there will be none.
        if (which === "x0" && position === 0)
          return <span key={asked} data-never="" className={css.vacant} style={place} />;
        return (
          <PictureButton
            key={asked}
            className={css.vacant}
            style={place}
            tabIndex={i === rows.length - 1 ? 0 : -1}
            aria-label={name}
            aria-haspopup="menu"
            subject={() => ({ name, of: { slot, picture: 0, which, position } })}
            onClick={({ currentTarget }) => ask(currentTarget)}
          />
        );
      })}
      <canvas
        ref={canvas}
        width={size.width * smooth}
        height={height * smooth}
        aria-hidden
        style={{ width: size.width * scale, height: height * scale, imageRendering: renderingOf(smooth, scale) }}
      />
    </fieldset>
  );
}

/** The keyboard comes in at the picture, and goes up from there. */
function move(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.code];
  if (by === undefined || event.nativeEvent.isComposing) return;
  const all = [...event.currentTarget.querySelectorAll("button")];
  const next = all[all.indexOf(event.target as HTMLButtonElement) + by];
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
}
