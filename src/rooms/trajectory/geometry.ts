import type { PictureSize } from "../../bytes/picture-shape.ts";
import { GAP, scaleOf, spanOf } from "../../ui/pictures/layout.ts";

/** Where the film's pictures and the chart over them stand: one scale for both, in positions. */
export interface Film {
  /** How many moments there is room for. */
  readonly count: number;
  /** CSS pixels of one of a picture's pixels. */
  readonly css: number;
  /** One picture across and down, and from one to the next. */
  readonly cell: number;
  readonly high: number;
  readonly pitch: number;
  readonly width: number;
}

interface FilmInput {
  readonly width: number;
  readonly dpr: number;
  readonly size: PictureSize;
  /** About how large a picture should be, in CSS pixels. */
  readonly wish: number;
  readonly most: number;
}

const LEAST = 4;

/** As many moments as fit, each a whole number of device pixels a pixel. */
export function layFilm({ width, dpr, size, wish, most }: FilmInput): Film {
  const wished = (wish * dpr) / Math.max(size.width, size.height);
  const scale = scaleOf(wished >= 0.5 ? Math.max(1, Math.round(wished)) : wished, size);
  const css = scale / dpr;
  const fits = Math.floor((width / css + GAP) / (size.width + GAP));
  const count = Math.min(most, Math.max(LEAST, fits));
  return filmOf(count, size, css);
}

export function filmOf(count: number, { width, height }: PictureSize, css: number): Film {
  const across = spanOf(count, width) * css;
  return { count, css, cell: width * css, high: height * css, pitch: (width + GAP) * css, width: across };
}

/** The middle of the picture that stands for a position, in pixels from the film's left. */
export function placeOf(position: number, length: number, { cell, width }: Film): number {
  return cell / 2 + (length > 0 ? position / length : 0) * (width - cell);
}

export function positionAt(place: number, length: number, { cell, width }: Film): number {
  const part = (place - cell / 2) / Math.max(1, width - cell);
  return Math.round(Math.min(1, Math.max(0, part)) * length);
}

/** Where a time lies between positions; `times` falls from noise to picture. */
export function positionOfTime(times: readonly number[], t: number): number {
  const after = times.findIndex((time) => time <= t);
  if (after <= 0) return after === 0 ? 0 : times.length - 1;
  const [a, b] = [times[after - 1] ?? t, times[after] ?? t];
  return after - 1 + (a === b ? 1 : (a - t) / (a - b));
}

/** The time between two positions. */
export function timeBetween(times: readonly number[], position: number): number {
  const before = Math.floor(position);
  const a = times[before] ?? 0;
  return a + ((times[before + 1] ?? a) - a) * (position - before);
}

/** Which of `count` pictures, `pitch` apart, have room for a label of `room` under them: the first, the last and evenly between. */
export function labelsThatFit(count: number, pitch: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(room / pitch));
  return Array.from({ length: count }, (_, i) => i).filter(
    (i) => i === 0 || (i >= every && (count - 1 - i) % every === 0),
  );
}
