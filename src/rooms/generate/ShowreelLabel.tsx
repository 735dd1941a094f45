import { Film } from "lucide-react";
import { useRun } from "../../app/hooks.ts";
import { useT } from "../../i18n/words.ts";
import styles from "./Generate.module.css";

/** Says that what plays is a recording, and when it stops being one. */
export function ShowreelLabel() {
  const t = useT();
  const run = useRun("generate");
  return (
    <p className={styles.recorded}>
      <span className={styles.tag}>
        <Film size={14} aria-hidden />
        {t("recorded.label")}
      </span>
      <span className={styles.note}>{t(run ? "recorded.note" : "recorded.noteStill")}</span>
    </p>
  );
}
