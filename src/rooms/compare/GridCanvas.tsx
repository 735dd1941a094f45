import { useCallback, useEffect, useRef } from "react";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { cornerOf, spanOf } from "../../ui/pictures/layout.ts";
import { put } from "../../ui/pictures/put.ts";
import { renderingOf, useScale } from "../../ui/pictures/use-scale.ts";
import styles from "./GridCanvas.module.css";
import type { Comparison, Pixels, Which } from "./run.ts";

/** What is painted of a picture at a clock: a column's, or a difference's. The same object is not painted twice. */
type PixelsOf = (comparison: Comparison, picture: number, clock: number | null) => Pixels | null;

export function useColumn(column: number, which: Which): PixelsOf {
  return useCallback((from, picture, clock) => from.pixels(column, picture, which, clock), [column, which]);
}

interface GridCanvasProps {
  readonly comparison: Comparison;
  readonly pixelsOf: PixelsOf;
  /** The pictures' numbers, in order. */
  readonly pictures: readonly number[];
  readonly columns: number;
  readonly rows: number;
  readonly size: PictureSize;
  readonly css: number;
}

/** Pictures of a comparison on one canvas, painted outside React at what the clock shows. */
export function GridCanvas({ comparison, pixelsOf, pictures, columns, rows, size, css }: GridCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = spanOf(columns, size.width);
  const height = spanOf(rows, size.height);
  const chosen = pictures.join();
  const scale = useScale(css);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    element.width = width * scale;
    element.height = height * scale;
    const painted: (Pixels | null)[] = [];
    return comparison.feed.subscribe(() => {
      const clock = comparison.clock();
      chosen.split(",").forEach((picture, i) => {
        const pixels = pixelsOf(comparison, Number(picture), clock);
        if (painted[i] === pixels) return;
        painted[i] = pixels;
        put(context, pixels, size, scale, cornerOf(i, columns, size));
      });
    });
  }, [comparison, pixelsOf, chosen, columns, size, scale, width, height]);

  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      aria-hidden
      style={{ width: width * css, height: height * css, imageRendering: renderingOf(scale, css) }}
    />
  );
}
