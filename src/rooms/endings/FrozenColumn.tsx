import { useEffect, useRef } from "react";
import { slots } from "../../app/page.ts";
import { cornerOf } from "../../ui/pictures/layout.ts";
import type { Which } from "../../ui/pictures/paint.ts";
import { put } from "../../ui/pictures/put.ts";
import { renderingOf, useScale } from "../../ui/pictures/use-scale.ts";
import css from "./endings.module.css";
import type { EndingRow } from "./lanes.ts";
import { PATH } from "./run.ts";

interface FrozenColumnProps {
  readonly rows: readonly EndingRow[];
  readonly which: Which;
  readonly size: number;
  /** CSS pixels a pixel. */
  readonly scale: number;
}

/** The first picture at the moment of each row: painted as soon as it gets there. Its words stand beside it. */
export function FrozenColumn({ rows, which, size, scale }: FrozenColumnProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = rows.length * (size + 1) - 1;
  const smooth = useScale(scale);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const painted = new Map<number, unknown>();
    return slots.of(PATH).feed.subscribe(({ recording }) => {
      rows.forEach(({ position }, i) => {
        const seen = recording?.at(0, position);
        const there = seen?.position === position ? seen : null;
        if (painted.get(i) === there) return;
        painted.set(i, there);
        const corner = cornerOf(i, 1, size);
        const pixels = there?.[which];
        if (pixels) put(context, pixels, size, smooth, corner);
        else context.clearRect(corner[0] * smooth, corner[1] * smooth, size * smooth, size * smooth);
      });
    });
  }, [rows, which, size, smooth]);
  return (
    <div className={css.frozen} style={{ gap: scale }}>
      {rows.map(({ asked, position }) => (
        <span
          key={asked}
          className={css.vacant}
          // Before the first step there is no guess, and there will be none.
          data-never={(which === "x0" && position === 0) || undefined}
          style={{ width: size * scale, height: size * scale }}
        />
      ))}
      <canvas
        ref={canvas}
        width={size * smooth}
        height={height * smooth}
        aria-hidden
        style={{ width: size * scale, height: height * scale, imageRendering: renderingOf(smooth) }}
      />
    </div>
  );
}
