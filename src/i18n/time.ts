import { t } from "./words.ts";

/** Seconds as a person says them. */
export function timeInWords(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return t("time.seconds", { s });
  const m = Math.floor(s / 60);
  if (m < 60) return t("time.minutes", { m, s: s % 60 });
  return t("time.hours", { h: Math.floor(m / 60), m: m % 60 });
}
