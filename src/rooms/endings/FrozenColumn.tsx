import { useEffect, useRef } from "react";
import { slots } from "../../app/page.ts";
import { cornerOf } from "../../ui/pictures/layout.ts";
import type { Which } from "../../ui/pictures/paint.ts";
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
        const [x, y] = cornerOf(i, 1, size);
        const pixels = there?.[which];
        if (pixels) context.putImageData(new ImageData(pixels, size, size), x, y);
        else context.clearRect(x, y, size, size);
      });
    });
  }, [rows, which, size]);
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
        width={size}
        height={height}
        aria-hidden
        style={{ width: size * scale, height: height * scale }}
      />
    </div>
  );
}
