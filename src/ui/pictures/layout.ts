/**
 * Where pictures go: the grid with the largest scale that fits. Scales are in device pixels a picture's
 * pixel, and whole, so that every one is a square of the same size on any screen, unless they are smoothed.
 */
import type { PictureSize } from "../../bytes/picture-shape.ts";

export interface LayoutInput {
  readonly count: number;
  /** Of one picture, in its own pixels. */
  readonly size: PictureSize;
  /** The room there is, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly dpr: number;
  /** A fixed number of columns (a strip); otherwise the best is found. */
  readonly columns?: number;
  /** Pictures that are shown smooth need no whole scale: they use all the room there is. */
  readonly smooth?: boolean;
}

export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Device pixels a picture's pixel. */
  readonly scale: number;
  /** The canvas's own size: one of its pixels is one of a picture's. */
  readonly canvasWidth: number;
  readonly canvasHeight: number;
  /** Its size on the page, in CSS pixels. */
  readonly cssWidth: number;
  readonly cssHeight: number;
}

/** Between pictures, in their own pixels: the gap grows with the pictures. */
export const GAP = 1;

export function layoutGrid(input: LayoutInput): Layout {
  const count = Math.max(1, input.count);
  const choices = input.columns ? [input.columns] : Array.from({ length: count }, (_, i) => i + 1);
  let best: Layout | null = null;
  for (const columns of choices) {
    const layout = withColumns(input, count, columns);
    if (!best || better(layout, best, count)) best = layout;
  }
  return best as Layout;
}

function withColumns({ size, width, height, dpr, smooth }: LayoutInput, count: number, columns: number): Layout {
  const rows = Math.ceil(count / columns);
  const canvasWidth = spanOf(columns, size.width);
  const canvasHeight = spanOf(rows, size.height);
  const fits = Math.min((width * dpr) / canvasWidth, (height * dpr) / canvasHeight);
  const scale = scaleOf(fits, size, smooth);
  const css = scale / dpr;
  return {
    columns,
    rows,
    scale,
    canvasWidth,
    canvasHeight,
    cssWidth: canvasWidth * css,
    cssHeight: canvasHeight * css,
  };
}

/** Device pixels that the longer side of a picture has at least, unless its own are fewer. */
const LEAST = 32;

/**
 * Device pixels a pixel: whole, so that all are squares, where there is room for one or is no need for it; less where
 * large pictures have no room otherwise.
 */
export function scaleOf(fits: number, { width, height }: PictureSize, smooth = false): number {
  const least = Math.min(1, LEAST / Math.max(width, height));
  return Math.max(least, fits >= 1 && !smooth ? Math.floor(fits) : Math.floor(fits * 16) / 16);
}

/** What a grid with a hole in its last row must gain in size to be worth it. */
const HOLE = 0.7;

/** Larger pictures, unless it costs a full last row; then the squarer grid. */
function better(a: Layout, b: Layout, count: number): boolean {
  const worth = ({ columns, rows, scale }: Layout) => scale * (columns * rows === count ? 1 : HOLE);
  if (worth(a) !== worth(b)) return worth(a) > worth(b);
  return oblong(a) < oblong(b);
}

/** How far a grid is from square, on the page. */
const oblong = ({ canvasWidth, canvasHeight }: Layout) => Math.abs(canvasWidth - canvasHeight);

/** 0 … count − 1: the places of a grid. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** How far that many pictures reach, with what is between them. */
export function spanOf(count: number, side: number): number {
  return count * (side + GAP) - GAP;
}

/** Top left corner of picture i on the canvas. */
export function cornerOf(i: number, columns: number, { width, height }: PictureSize): readonly [x: number, y: number] {
  return [(i % columns) * (width + GAP), Math.floor(i / columns) * (height + GAP)];
}

/** The rows and columns of a grid of buttons under pictures, in CSS pixels. */
export function tracksOf({ width, height }: PictureSize, css: number, columns: number) {
  return { gridTemplateColumns: `repeat(${columns}, ${width * css}px)`, gridAutoRows: `${height * css}px`, gap: css };
}
