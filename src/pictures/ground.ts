/** What there is to see in a picture with transparency, and on which ground: pure, on a small copy of it (paper.ts). */

/** "opaque" needs no ground; in a "blank" picture everything is transparent. */
export type Ground = "opaque" | "light" | "dark" | "blank";

/** A level that is as good as opaque: scaling rounds. */
const OPAQUE = 250;
/** Levels of luma, root mean square, by which a drawing must differ from white paper to be seen on it. */
const VISIBLE = 40;

/**
 * White paper, as ever, unless the drawing would be lost on it: dark lines of a light drawing count
 * much (the square does that), its area little.
 *
 * @param rgba not premultiplied, as a canvas gives it
 */
export function groundFor(rgba: Uint8ClampedArray): Ground {
  let opaque = true;
  let weight = 0;
  let squares = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    opaque &&= alpha >= OPAQUE;
    weight += alpha;
    squares += alpha * (255 - luma(rgba, at)) ** 2;
  }
  if (opaque) return "opaque";
  if (weight === 0) return "blank";
  return Math.sqrt(squares / weight) < VISIBLE ? "dark" : "light";
}

/** How far the levels of any channel, or of alpha, lie apart: 0 for one colour everywhere, 255 at most. */
export function spread(rgba: Uint8ClampedArray): number {
  const least = [255, 255, 255, 255];
  const most = [0, 0, 0, 0];
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    for (let c = 0; c < 4; c++) {
      // What is transparent has no colour.
      const level = c === 3 ? alpha : ((rgba[at + c] ?? 0) * alpha) / 255;
      if (level < least[c]!) least[c] = level;
      if (level > most[c]!) most[c] = level;
    }
  }
  return Math.max(0, ...most.map((level, c) => level - least[c]!));
}

/** BT.601. */
const luma = (rgba: Uint8ClampedArray, at: number) =>
  0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
