/** How large pictures are, as a person says it: one number for a square, "24 × 40" for others. */
import { MAX_SIDE, type PictureSize } from "./picture-shape.ts";

export const SIDES = { least: 8, most: MAX_SIDE } as const;

export function sizeText({ width, height }: PictureSize): string {
  return width === height ? String(width) : `${width} × ${height}`;
}

/** Null where it is none that is taken. */
export function sizeIn(text: string): PictureSize | null {
  const [, first, second = first] = /^\s*(\d+)\s*(?:[×x*]\s*(\d+)\s*)?$/i.exec(text) ?? [];
  const [width, height] = [Number(first), Number(second)];
  const fits = [width, height].every((side) => side >= SIDES.least && side <= SIDES.most);
  return fits ? { width, height } : null;
}
