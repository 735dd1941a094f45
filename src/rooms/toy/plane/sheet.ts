/** A canvas as the planes draw on it: in coordinates of the plane, y up, closer where there is less noise to show. */
import type { Palette } from "./palette.ts";

export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** CSS pixels of a side. */
  readonly side: number;
  /** What is seen is −reach … reach. */
  readonly reach: number;
  /** From the plane to CSS pixels. */
  x(value: number): number;
  y(value: number): number;
}

/** An empty sheet, with the square that data lie in, by which one sees how far the eye is. */
export function sheetOf(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { side, dpr, reach }: { readonly side: number; readonly dpr: number; readonly reach: number },
): Sheet {
  const scale = side / (2 * reach);
  const x = (value: number) => (value + reach) * scale;
  const y = (value: number) => (reach - value) * scale;
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, side, side);
  context.strokeStyle = palette.quiet;
  context.globalAlpha = 0.45;
  context.lineWidth = 1;
  context.strokeRect(x(-1), y(1), 2 * scale, 2 * scale);
  context.globalAlpha = 1;
  return { context, palette, side, reach, x, y };
}
