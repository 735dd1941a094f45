/** Numbers as the page writes them: the fewest digits that say it, always as wide as before. */
import { writeNumber } from "../../i18n/number.ts";
import { speaker } from "../../i18n/speaker.ts";
import { short } from "../charts/format.ts";
import { words } from "./words.ts";

export function number(value: number, digits: number): string {
  return writeNumber(speaker.language, value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A small difference, never rounded to nothing: 0.00012. */
export function twoDigits(value: number): string {
  return writeNumber(speaker.language, value, { maximumSignificantDigits: 2 });
}

/** A part of a whole, 0 … 1. */
export function percent(part: number): string {
  return words.say("percent", { n: number(100 * part, 1) });
}

export function megabytes(bytes: number): string {
  return number(bytes / 1e6, 1);
}

/** ᾱ spans ten orders: plain while it can be, then as every other small number is written. */
export function alphaBarText(value: number | null): string {
  if (value === null) return "–";
  return value >= 0.001 || value === 0 ? number(value, 4) : short(value);
}

export function rateText(stepsPerSecond: number): string {
  return number(stepsPerSecond, stepsPerSecond < 10 ? 1 : 0);
}
