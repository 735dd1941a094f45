import { Film } from "lucide-react";
import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { words as runWords } from "../../ui/run/words.ts";
import styles from "./Generate.module.css";
import { words } from "./words.ts";

/** Says that what plays is a recording, and when it stops being one. Its place is kept while it is not shown. */
export function ShowreelLabel({ shown }: { readonly shown: boolean }) {
  const t = useWords(runWords);
  const w = useWords(words);
  const run = useRun("generate");
  const opening = useStore((state) => state.opening);
  return (
    <p className={styles.showreel} hidden={!shown}>
      <span className={styles.tag}>
        <Film size={14} aria-hidden />
        <span>{t("showreel.label")}</span>
      </span>
      <span className={styles.note}>{w(run || opening ? "showreelNote" : "showreelStill")}</span>
    </p>
  );
}
