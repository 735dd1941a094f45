import { useState } from "react";
import { EMBEDDED } from "../../app/embed.ts";
import { useRun } from "../../app/hooks.ts";
import { useWords } from "../../i18n/words.ts";
import styles from "./Generate.module.css";
import { words } from "./words.ts";

/**
 * Where a first run of one's own has not ended yet, what one sees is told in plain words. The page around an embed does that.
 * They keep their place after it, until somebody runs another: nothing moves under who only looks.
 */
export function useFirstMinute(): { readonly keeps: boolean; readonly over: boolean } {
  const run = useRun("generate");
  const over = run !== undefined && (run.serial > 1 || run.phase === "done");
  const [told, setTold] = useState(!over);
  if (told && run && run.serial > 1) setTold(false);
  return { keeps: !EMBEDDED && told, over };
}

/** What one sees, in plain words. */
export function FirstMinute() {
  const w = useWords(words);
  return <p className={styles.note}>{w("firstMinute")}</p>;
}
