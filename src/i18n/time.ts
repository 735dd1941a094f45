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

/** An estimate as a person says it: no seconds where it has minutes, and no minutes where it has hours. */
export function aboutInWords(seconds: number): string {
  if (seconds > 2 * 3600) return words.say("aboutHours", { count: Math.round(seconds / 3600) });
  if (seconds > 90) return words.say("about", { count: Math.round(seconds / 60) });
  return timeInWords(Math.max(1, seconds));
}
