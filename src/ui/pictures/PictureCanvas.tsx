import { useEffect, useRef } from "react";
import { slots } from "../../app/page.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { spanOf } from "./layout.ts";
import styles from "./PictureGrid.module.css";
import { type Painted, paint, type Which } from "./paint.ts";
import { renderingOf, useScale } from "./use-scale.ts";

interface PictureCanvasProps {
  readonly slot: string;
  readonly which: Which;
  readonly columns: number;
  readonly rows: number;
  readonly size: PictureSize;
  readonly pictures?: readonly number[] | undefined;
  /** Device pixels a pixel, over the density: CSS pixels a pixel. */
  readonly css: number;
}

/** One canvas for all the pictures of a grid, painted outside React. Its words stand beside it. */
export function PictureCanvas({ slot, which, columns, rows, size, pictures, css }: PictureCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = spanOf(columns, size.width);
  const height = spanOf(rows, size.height);
  const chosen = pictures?.join();
  const scale = useScale(css);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    element.width = width * scale;
    element.height = height * scale;
    let painted: Painted = [];
    let recording: unknown = null;
    const only = chosen?.split(",").map(Number);
    return slots.of(slot).feed.subscribe((feed) => {
      if (feed.recording !== recording) {
        recording = feed.recording;
        painted = [];
        context.clearRect(0, 0, element.width, element.height);
      }
      paint(feed, { context, painted, which, columns, size, scale, ...(only ? { pictures: only } : {}) });
    });
  }, [slot, which, columns, size, scale, chosen, width, height]);

  return (
    <div className={styles.canvas} aria-hidden="true">
      <canvas
        ref={canvas}
        style={{ width: width * css, height: height * css, imageRendering: renderingOf(scale, css) }}
      />
    </div>
  );
}
