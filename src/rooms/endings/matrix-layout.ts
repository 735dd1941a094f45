/** How large the pictures of the matrix can be: whole device pixels, all of it in its place. */
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { GAP, type Layout, scaleOf, spanOf } from "../../ui/pictures/layout.ts";
import type { Size } from "../../ui/pictures/use-size.ts";

export interface MatrixLayout {
  /** CSS pixels a pixel. */
  readonly scale: number;
  /** The endings, as a grid of pictures. */
  readonly endings: Layout;
}

interface MatrixInput extends Size {
  readonly size: PictureSize;
  readonly rows: number;
  /** Rows that have endings. */
  readonly finished: number;
  readonly columns: number;
  readonly frozen: number;
  /** CSS pixels that are not pictures: labels and the space between the groups. */
  readonly asideWidth: number;
  readonly asideHeight: number;
}

/** How many rows and columns of endings, the first of each, there is room for where pictures are as small as they get. */
export function fittingIn(input: MatrixInput): { readonly rows: number; readonly columns: number } {
  const { size, rows, columns, frozen, width, height, dpr } = input;
  const css = scaleOf(0, size) / dpr;
  const most = (room: number, side: number) => Math.floor((room / css + GAP) / (side + GAP));
  return {
    rows: Math.max(1, Math.min(rows, most(height - input.asideHeight, size.height))),
    columns: Math.max(1, Math.min(columns, most(width - input.asideWidth, size.width) - frozen)),
  };
}

export function layMatrix(input: MatrixInput): MatrixLayout {
  const { size, rows, finished, columns, frozen, dpr } = input;
  const wide = spanOf(columns, size.width) + frozen * (size.width + GAP);
  const scale = scaleOf(
    Math.min(
      ((input.width - input.asideWidth) * dpr) / wide,
      ((input.height - input.asideHeight) * dpr) / spanOf(rows, size.height),
    ),
    size,
  );
  const css = scale / dpr;
  const [canvasWidth, canvasHeight] = [spanOf(columns, size.width), Math.max(0, spanOf(finished, size.height))];
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
