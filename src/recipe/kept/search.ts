/** Which of what is kept is meant: by words, by what it was made with, in the order of time. */
import type { Kept } from "../../ledger/records.ts";

/** By what a list can be narrowed; null is any. */
export const SIEVES = ["room", "model", "sampler"] as const;
export type Sieve = (typeof SIEVES)[number];

export type Wish = { readonly text: string; readonly oldestFirst: boolean } & { readonly [S in Sieve]: string | null };

export const ANY: Wish = { text: "", room: null, model: null, sampler: null, oldestFirst: false };

/** What an entry has of each: its samplers by their kinds. */
export const VALUES: { readonly [S in Sieve]: (entry: Kept) => readonly string[] } = {
  room: ({ room }) => [room],
  model: ({ model }) => [model.id],
  sampler: ({ samplers }) => samplers.map(kindOf),
};

export const kindOf = (sampler: string) => sampler.split(":")[0] ?? sampler;
export const stepsOf = (sampler: string) => sampler.split(":")[1] ?? "";

/**
 * Every word must be in an entry's text, a number at the beginning of a number there.
 * @param entries the newest first
 * @param textOf all that is said of one, as `plain` has it
 */
export function found(entries: readonly Kept[], wish: Wish, textOf: (entry: Kept) => string): readonly Kept[] {
  const tests = plain(wish.text).split(" ").filter(Boolean).map(testOf);
  const wanted = entries.filter(
    (entry) =>
      SIEVES.every((sieve) => wish[sieve] === null || VALUES[sieve](entry).includes(wish[sieve])) &&
      (tests.length === 0 || tests.every((test) => test(textOf(entry)))),
  );
  return wish.oldestFirst ? wanted.reverse() : wanted;
}

/** A text as it is compared: however it was typed, full-width letters and Korean in parts included. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function testOf(word: string): (text: string) => boolean {
  if (!/^\d+$/.test(word)) return (text) => text.includes(word);
  const number = new RegExp(`(^|\\D)${word}`);
  return (text) => number.test(text);
}

/** The values that there are of each, in the order of their first entry, where there are several to choose from. */
export function choices(entries: readonly Kept[], sieve: Sieve): readonly string[] {
  const values = [...new Set(entries.flatMap(VALUES[sieve]))];
  return values.length > 1 ? values : [];
}
