/** How large the pictures of the matrix can be: whole device pixels, all of it in its place. */
import { GAP, type Layout } from "../../ui/pictures/layout.ts";
import type { Size } from "../../ui/pictures/use-size.ts";

export interface MatrixLayout {
  /** CSS pixels a pixel. */
  readonly scale: number;
  /** The endings, as a grid of pictures. */
  readonly endings: Layout;
}

interface MatrixInput extends Size {
  readonly size: number;
  readonly rows: number;
  /** Rows that have endings. */
  readonly finished: number;
  readonly columns: number;
  readonly frozen: number;
  /** CSS pixels that are not pictures: labels and the space between the groups. */
  readonly asideWidth: number;
  readonly asideHeight: number;
}

export function layMatrix(input: MatrixInput): MatrixLayout {
  const { size, rows, finished, columns, frozen, dpr } = input;
  const across = (n: number) => n * (size + GAP) - GAP;
  const wide = across(columns) + frozen * (size + GAP);
  const scale = Math.max(
    1,
    Math.floor(
      Math.min(
        ((input.width - input.asideWidth) * dpr) / wide,
        ((input.height - input.asideHeight) * dpr) / across(rows),
      ),
    ),
  );
  const css = scale / dpr;
  const [canvasWidth, canvasHeight] = [across(columns), Math.max(0, across(finished))];
  return {
    scale: css,
    endings: {
      columns,
      rows: finished,
      scale,
      canvasWidth,
      canvasHeight,
      cssWidth: canvasWidth * css,
      cssHeight: canvasHeight * css,
    },
  };
}
