import { timeInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { words } from "./words.ts";

/** An estimate as a person says it: no seconds where it has minutes, and no minutes where it has hours. */
export function useAbout(): (seconds: number) => string {
  const w = useWords(words);
  return (seconds) =>
    seconds > 2 * 3600
      ? w("hours", { count: Math.round(seconds / 3600) })
      : seconds > 90
        ? w("minutes", { count: Math.round(seconds / 60) })
        : timeInWords(Math.max(1, seconds));
}
