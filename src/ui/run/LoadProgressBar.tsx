import { X } from "lucide-react";
import { loader } from "../../app/page.ts";
import { useStore } from "../../app/store.ts";
import { timeInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import { megabytes } from "./format.ts";
import styles from "./LoadProgressBar.module.css";
import { words } from "./words.ts";

/** How far the model is: bytes and time left while it comes, then what is being prepared. */
export function LoadProgressBar() {
  const t = useWords(words);
  const loading = useStore((state) => state.model.phase === "loading");
  const progress = useStore((state) => (state.model.phase === "loading" ? state.model.progress : null));
  const part = progress && progress.total > 0 ? progress.loaded / progress.total : null;
  const phase = progress?.phase ?? "download";
  const bytes = phase === "download" && progress && progress.total > 0;
  const doing = t(phase === "download" && progress?.fromCache ? "load.cache" : `load.${phase}`);
  return (
    <div className={styles.load}>
      <progress className={styles.bar} aria-label={doing} {...(part === null ? {} : { value: part, max: 1 })} />
      <div className={styles.line}>
        <p className={styles.words}>
          <span>{progress?.silent ? t("load.silent") : doing}</span>
          {bytes && (
            <span>{t("load.bytes", { loaded: megabytes(progress.loaded), total: megabytes(progress.total) })}</span>
          )}
          {phase === "compile" && progress && (
            <span>{t("load.programs", { done: progress.loaded, total: progress.total })}</span>
          )}
          {progress?.secondsLeft != null && !progress.silent && (
            <span>{t("run.left", { time: timeInWords(progress.secondsLeft) })}</span>
          )}
        </p>
        {loading && (
          <Button
            look="plain"
            className={styles.cancel}
            icon={<X />}
            aria-label={t("load.cancel")}
            onClick={() => loader.cancel()}
          >
            {t("load.cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
