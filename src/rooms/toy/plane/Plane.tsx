import { type PointerEvent, type ReactNode, useEffect, useState } from "react";
import { useSize } from "../../../ui/pictures/use-size.ts";
import { useFlow } from "../store.ts";
import type { Painter } from "./painters.ts";
import { usePalette } from "./palette.ts";
import css from "./plane.module.css";
import { sheetOf } from "./sheet.ts";

interface PlaneProps {
  readonly title: ReactNode;
  /** The drawing in a sentence, for those who do not see it. */
  readonly label: string;
  /** Another one is drawn with at once. */
  readonly paint: Painter;
  /** What is seen at t is −reach … reach. */
  readonly reachAt: (t: number) => number;
  readonly caption?: ReactNode;
  /** At the right of the title. */
  readonly tools?: ReactNode;
  /** Over the drawing. */
  readonly children?: ReactNode;
  readonly onPointer?: ((event: PointerEvent<HTMLCanvasElement>) => void) | undefined;
}

/** A square of the plane on one canvas, drawn anew in every frame in which t has changed. */
export function Plane({ title, label, paint, reachAt, caption, tools, children, onPointer }: PlaneProps) {
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const size = useSize(canvas);
  const palette = usePalette(canvas);

  useEffect(() => {
    const context = canvas?.getContext("2d");
    if (!canvas || !context || !size?.width || !palette) return;
    const { width: side, dpr } = size;
    const pixels = Math.round(side * dpr);
    if (canvas.width !== pixels) canvas.width = pixels;
    if (canvas.height !== pixels) canvas.height = pixels;
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { t } = useFlow.getState();
      paint(sheetOf(context, palette, { side, dpr, reach: reachAt(t) }), t);
    };
    draw();
    const leave = useFlow.subscribe((now, before) => {
      if (now.t !== before.t) frame ||= requestAnimationFrame(draw);
    });
    return () => {
      leave();
      cancelAnimationFrame(frame);
    };
  }, [canvas, size, palette, paint, reachAt]);

  return (
    <figure className={css.figure}>
      <div className={css.head}>
        <h3 className={css.title}>{title}</h3>
        {tools}
      </div>
      <div className={css.square}>
        <canvas
          ref={setCanvas}
          className={css.canvas}
          role="img"
          aria-label={label}
          data-pointed={onPointer ? true : undefined}
          onPointerDown={onPointer}
          onPointerMove={onPointer}
        />
        {children}
      </div>
      {caption !== undefined && <figcaption className={css.caption}>{caption}</figcaption>}
    </figure>
  );
}
