import type { Language } from "./languages.ts";

// Making one takes longer than a hundred uses of it.
const made = new Map<string, Intl.NumberFormat>();

/** A number as a language writes it. */
export function writeNumber(language: Language, value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = language + JSON.stringify(options);
  let numbers = made.get(key);
  if (!numbers) {
    numbers = new Intl.NumberFormat(language, options);
    made.set(key, numbers);
  }
  return numbers.format(value);
}
