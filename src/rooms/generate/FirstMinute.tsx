import { useRun } from "../../app/hooks.ts";
import { useWords } from "../../i18n/words.ts";
import styles from "./Generate.module.css";
import { words } from "./words.ts";

/** What one sees, in plain words, until a first run of one's own has ended. */
export function FirstMinute() {
  const w = useWords(words);
  const run = useRun("generate");
  if (run && (run.serial > 1 || run.phase === "done")) return null;
  return <p className={styles.note}>{w("firstMinute")}</p>;
}
