import { en } from "./time/en.ts";
import { defineWords } from "./words.ts";

const words = defineWords(en, { ko: () => import("./time/ko.ts") });

/** Seconds as a person says them. */
export function timeInWords(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return words.say("seconds", { s });
  const m = Math.floor(s / 60);
  if (m < 60) return words.say("minutes", { m, s: s % 60 });
  return words.say("hours", { h: Math.floor(m / 60), m: m % 60 });
}
