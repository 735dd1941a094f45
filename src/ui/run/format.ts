/** Numbers as the page writes them: the fewest digits that say it, always as wide as before. */
import { writeNumber } from "../../i18n/number.ts";
import { speaker } from "../../i18n/speaker.ts";

export function number(value: number, digits: number): string {
  return writeNumber(speaker.language, value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A small difference, never rounded to nothing: 0.00012. */
export function twoDigits(value: number): string {
  return writeNumber(speaker.language, value, { maximumSignificantDigits: 2 });
}

export function megabytes(bytes: number): string {
  return number(bytes / 1e6, 1);
}

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** ᾱ spans ten orders: plain while it can be, then with an exponent. */
export function alphaBarText(value: number | null): string {
  if (value === null) return "–";
  if (value >= 0.001 || value === 0) return number(value, 4);
  const exponent = Math.floor(Math.log10(value));
  const digits = String(-exponent).replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)] ?? "");
  return `${number(value / 10 ** exponent, 1)}·10⁻${digits}`;
}

export function rateText(stepsPerSecond: number): string {
  return number(stepsPerSecond, stepsPerSecond < 10 ? 1 : 0);
}
