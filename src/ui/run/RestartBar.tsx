import { setScene } from "../../app/actions.ts";
import { chooseModel } from "../../app/choose-model.ts";
import { useChanged, useRun } from "../../app/hooks.ts";
import { useWords } from "../../i18n/words.ts";
import { isActive } from "../../run/status.ts";
import { Button } from "../primitives/Button.tsx";
import styles from "./RestartBar.module.css";
import { words } from "./words.ts";

/** Settings changed while a run is on screen: it offers, and never takes the run away by itself. */
export function RestartBar({ room, onRun }: { readonly room: string; readonly onRun: (paused: boolean) => void }) {
  const t = useWords(words);
  const run = useRun(room);
  const changed = useChanged(room);
  if (!run || !changed) return null;
  const putBack = () => {
    setScene(run.scene);
    if (run.model) void chooseModel(run.model.id, { run: false });
  };
  return (
    <div className={styles.bar} role="status">
      <p className={styles.words}>{t("settings.changed")}</p>
      <div className={styles.actions}>
        <Button look="primary" onClick={() => onRun(false)}>
          {t(isActive(run) ? "settings.apply" : "settings.run")}
        </Button>
        <Button look="plain" onClick={putBack}>
          {t("settings.revert")}
        </Button>
      </div>
    </div>
  );
}
