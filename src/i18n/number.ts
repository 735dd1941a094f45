import type { Language } from "./languages.ts";

/** Up to here a whole number has nothing between its digits, and every language here writes it alike. */
const PLAIN = 9999;
/** As the papers write them: 1000 steps, 50,000 samples, and no minus before nothing. */
const USUAL = { useGrouping: "min2", signDisplay: "negative" } as const;

// Making one takes longer than a hundred uses of it, and the first of all ten times as long.
const made = new Map<string, Intl.NumberFormat>();

/** A number as a language writes it, with a true minus. */
export function writeNumber(language: Language, value: number, options?: Intl.NumberFormatOptions): string {
  if (!options && Number.isInteger(value) && value >= 0 && value <= PLAIN) return String(value);
  const key = language + JSON.stringify(options ?? {});
  let numbers = made.get(key);
  if (!numbers) {
    numbers = new Intl.NumberFormat(language, { ...USUAL, ...options });
    made.set(key, numbers);
  }
  return numbers.format(value).replace("-", "−");
}
