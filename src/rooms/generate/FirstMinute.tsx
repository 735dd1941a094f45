import { EMBEDDED } from "../../app/embed.ts";
import { useRun } from "../../app/hooks.ts";
import { useWords } from "../../i18n/words.ts";
import styles from "./Generate.module.css";
import { words } from "./words.ts";

/** Whether a first run of one's own has not ended yet: what one sees is told in plain words. The page around an embed does that. */
export function useFirstMinute(): boolean {
  const run = useRun("generate");
  return !EMBEDDED && (!run || (run.serial === 1 && run.phase !== "done"));
}

/** What one sees, in plain words. */
export function FirstMinute() {
  const w = useWords(words);
  return <p className={styles.note}>{w("firstMinute")}</p>;
}
