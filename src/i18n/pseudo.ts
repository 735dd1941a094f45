/**
 * English in disguise, for tests of the page: accented, a third longer and between ⟦ ⟧, so that what was never
 * translated stands out and what a longer language would not fit is cut off here. `?lang=pseudo` in the address.
 */
import type { Message, Part } from "./message.ts";

// Letters of the page's own typeface, so that they are as wide as a language's.
const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: "åá", e: "éè", i: "ïí", o: "öó", u: "üú" },
  ...{ A: "Å", E: "É", I: "Í", O: "Ö", U: "Ü" },
  ...{ c: "ç", n: "ñ", s: "š", y: "ý", C: "Ç", N: "Ñ", S: "Š", Y: "Ý" },
};

/** The same message in disguise: its values, and what they choose, stay as they are. */
export function pseudo(message: Message): Message {
  return ["⟦", ...message.map(accented), "⟧"];
}

function accented(part: Part): Part {
  if (typeof part === "string") return part.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter);
  if (!("cases" in part)) return part;
  const cases = Object.entries(part.cases).map(([key, inside]) => [key, inside.map(accented)] as const);
  return { ...part, cases: Object.fromEntries(cases) };
}
