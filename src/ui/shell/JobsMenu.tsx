import { ListVideo, X } from "lucide-react";
import { useT } from "../../i18n/words.ts";
import { goTo } from "../../state/actions.ts";
import { useActiveRuns } from "../../state/hooks.ts";
import { cancelRun } from "../../state/run.ts";
import { isActive } from "../../state/run-status.ts";
import { useStore } from "../../state/store.ts";
import { IconButton } from "../primitives/Button.tsx";
import { Popover } from "../primitives/Popover.tsx";
import { timeInWords } from "../run/format.ts";
import styles from "./JobsMenu.module.css";

/** Every run under way, in all rooms: shown when there is one, each with its time and Cancel. */
export function JobsMenu() {
  const t = useT();
  const count = useActiveRuns();
  if (count === 0) return null;
  return (
    <Popover
      side="beside"
      title={t("run.jobsTitle")}
      trigger={
        <IconButton label={t("run.jobs", { count })} size="large" className={styles.button}>
          <ListVideo />
          <span className={styles.count} aria-hidden>
            {count}
          </span>
        </IconButton>
      }
    >
      <Jobs />
    </Popover>
  );
}

function Jobs() {
  const t = useT();
  const runs = useStore((state) => state.runs);
  return (
    <ul className={styles.list}>
      {Object.values(runs)
        .filter(isActive)
        .map((run) => (
          <li key={run.slot} className={styles.job}>
            <button type="button" className={styles.name} onClick={() => goTo(run.scene.room)}>
              {t(`place.${run.scene.room}`)}
            </button>
            <span className={styles.words}>
              {run.phase === "queued" && run.ahead > 0 && t("run.queued", { ahead: run.ahead })}
              {run.phase === "waiting" && t("run.waiting")}
              {run.phase === "paused" && t("run.paused")}
              {run.phase === "running" && run.pace && t("run.left", { time: timeInWords(run.pace.secondsLeft) })}
            </span>
            <progress
              className={styles.bar}
              aria-label={t(`place.${run.scene.room}`)}
              value={run.pace?.position ?? 0}
              max={run.pace?.length ?? 1}
            />
            <IconButton label={t("run.cancel")} onClick={() => cancelRun(run.slot)}>
              <X />
            </IconButton>
          </li>
        ))}
    </ul>
  );
}
