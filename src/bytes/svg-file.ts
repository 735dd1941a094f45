/**
 * A drawing as text (SVG 2): told by its first element, whatever stands before it, and as large as
 * its attributes or its viewBox say.
 */
import { xmlOf } from "./text-file.ts";

/** Browsers draw one that says nothing at this size (CSS 2.2, 10.3.2). */
const USUAL = [300, 150] as const;

/** The tag of the first element, or null where that is not <svg>. */
function rootTag(bytes: Uint8Array): string | null {
  // Only what may be markup is worth reading as text.
  const text = bytes.subarray(0, 64).includes(0x3c) ? xmlOf(bytes) : null;
  if (text === null) return null;
  const prologue = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)*/i;
  const rest = text.slice(prologue.exec(text)?.[0].length);
  return /^<(?:[\w-]+:)?svg(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>/i.exec(rest)?.[0] ?? null;
}

export const isSvg = (bytes: Uint8Array) => rootTag(bytes) !== null;

/** Width and height in CSS pixels; one that is missing follows from the viewBox. */
export function svgSize(bytes: Uint8Array): readonly [width: number, height: number] | null {
  const tag = rootTag(bytes);
  if (tag === null) return null;
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? "";
  const [, , w = 0, h = 0] = attribute("viewBox")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const box = w > 0 && h > 0 ? ([w, h] as const) : null;
  const [width, height] = [pixels(attribute("width")), pixels(attribute("height"))];
  if (width && height) return [width, height];
  if (!box) return [width ?? USUAL[0], height ?? USUAL[1]];
  if (width) return [width, (width * box[1]) / box[0]];
  return height ? [(height * box[0]) / box[1], height] : box;
}

/** CSS pixels of a unit (CSS Values 4, 6.2); a percentage is of a page that there is not. */
const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
};

function pixels(length: string): number | null {
  const [, number, unit] = /^\s*\+?([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length) ?? [];
  const value = Number(number) * (UNITS[unit?.toLowerCase() ?? "%"] ?? Number.NaN);
  return value > 0 && Number.isFinite(value) ? value : null;
}
