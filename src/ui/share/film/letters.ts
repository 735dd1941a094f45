/** A line of letters as pixels, in the page's own typeface and colours. */
import type { Patch } from "../../../film/compose.ts";
import type { Place } from "../../../film/layout.ts";

export interface Ink {
  readonly ground: readonly [number, number, number];
  /** CSS colours and a list of typefaces. */
  readonly paper: string;
  readonly ink: string;
  readonly font: string;
}

/** As the page looks now, light or dark. */
export function inkOfPage(): Ink {
  const page = getComputedStyle(document.documentElement);
  const { color, fontFamily } = getComputedStyle(document.body);
  const [r = 0, g = 0, b = 0] = page.backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
  return { ground: [r, g, b], paper: page.backgroundColor, ink: color, font: fontFamily };
}

/** Of a line's height: letters and the space over them. */
const SIZE = 0.62;

export function letters(text: string, place: Place, { paper, ink, font }: Ink): Patch {
  const context = new OffscreenCanvas(place.width, place.height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser gave no 2D canvas to write on");
  context.fillStyle = paper;
  context.fillRect(0, 0, place.width, place.height);
  context.fillStyle = ink;
  context.font = `500 ${Math.round(place.height * SIZE)}px ${font}`;
  context.textBaseline = "middle";
  context.fillText(text, 0, place.height / 2, place.width);
  return { place, rgba: context.getImageData(0, 0, place.width, place.height).data };
}
