/** Checks under pictures that lie side by side in one file: each on its own, as on the page, and none where no picture is. */
import type { PictureSize } from "../bytes/picture-shape.ts";
import type { Picture8 } from "../bytes/png-pixels.ts";
import { checksOf } from "./checks.ts";

/** How pictures lie in a file of ours: in rows of `columns`, touching, every pixel a square of `scale`. */
export interface Lies {
  readonly of: PictureSize;
  readonly columns: number;
  readonly count: number;
  readonly scale: number;
}

const MOST_TIMES = 16;

/** How they lie in a file of this size: all of them, or one; null where neither fits. */
export function liesIn(file: PictureSize, of: PictureSize & { readonly count: number }): Lies | null {
  for (let scale = 1; scale <= MOST_TIMES; scale++) {
    const [columns, rows] = [file.width / (of.width * scale), file.height / (of.height * scale)];
    if (!Number.isInteger(columns) || !Number.isInteger(rows)) continue;
    const left = columns * rows - of.count;
    if (columns * rows === 1) return { of, columns: 1, count: 1, scale };
    if (left >= 0 && left < columns) return { of, columns, count: of.count, scale };
  }
  return null;
}

/** The file as it is seen: its pictures over checks; what is left over in the last row stays clear. */
export function seenIn(file: Picture8, { of, columns, count, scale }: Lies): Picture8 {
  const { width, height, channels, pixels } = file;
  if (channels !== 4) return file;
  const below = checksOf(of);
  const seen = new Uint8Array(pixels);
  for (let p = 0; p < width * height; p++) {
    const [x, y] = [Math.floor((p % width) / scale), Math.floor(p / width / scale)];
    if (Math.floor(y / of.height) * columns + Math.floor(x / of.width) >= count) continue;
    const [level, part] = [below(x % of.width, y % of.height), pixels[p * 4 + 3]! / 255];
    for (let c = 0; c < 3; c++) seen[p * 4 + c] = Math.round(level + (pixels[p * 4 + c]! - level) * part);
    seen[p * 4 + 3] = 255;
  }
  return { ...file, pixels: seen };
}

/** A background (CSS) for an <img> of the file, as large as it: the file is shown as it is, to be dragged and saved. */
export function checksUnder({ of: { width, height }, columns, count }: Lies) {
  const below = checksOf({ width, height });
  const { side } = below;
  const fill = (level: number) => `fill="rgb(${level},${level},${level})"`;
  const dark: string[] = [];
  for (let y = 0; y < height; y += side)
    for (let x = 0; x < width; x += side)
      if (below(x, y) === below.dark) dark.push(`M${x} ${y}h${side}v${side}h-${side}z`);
  const rows = Math.ceil(count / columns);
  const [across, full] = [columns * width, Math.floor(count / columns) * height];
  const places = `M0 0H${across}V${full}H0zM0 ${full}h${(count % columns) * width}v${height}H0z`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${across} ${rows * height}" preserveAspectRatio="none" shape-rendering="crispEdges">` +
    `<pattern id="p" width="${width}" height="${height}" patternUnits="userSpaceOnUse">` +
    `<path ${fill(below.light)} d="M0 0h${width}v${height}H0z"/><path ${fill(below.dark)} d="${dark.join("")}"/></pattern>` +
    `<path fill="url(#p)" d="${places}"/></svg>`;
  return { background: `url("data:image/svg+xml,${encodeURIComponent(svg)}") 0 0 / 100% 100% no-repeat` };
}
