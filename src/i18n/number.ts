import type { Language } from "./languages.ts";

/** Up to here a whole number has nothing between its digits, and every language here writes it alike. */
const PLAIN = 999;

// Making one takes longer than a hundred uses of it, and the first of all ten times as long.
const made = new Map<string, Intl.NumberFormat>();

/** A number as a language writes it. */
export function writeNumber(language: Language, value: number, options?: Intl.NumberFormatOptions): string {
  if (!options && Number.isInteger(value) && value >= 0 && value <= PLAIN) return String(value);
  const key = language + JSON.stringify(options ?? {});
  let numbers = made.get(key);
  if (!numbers) {
    numbers = new Intl.NumberFormat(language, options);
    made.set(key, numbers);
  }
  return numbers.format(value);
}
