import type { Language } from "./languages.ts";

/** Writes when something was made, by this computer's clock: the day and the minute. */
export function datesIn(language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
}
