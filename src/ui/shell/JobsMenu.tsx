import { ListVideo, X } from "lucide-react";
import { timeInWords } from "../../i18n/time.ts";
import { t, useT } from "../../i18n/words.ts";
import { goTo } from "../../state/actions.ts";
import { useActiveRuns } from "../../state/hooks.ts";
import { cancelRun } from "../../state/run.ts";
import { isActive, type RunStatus } from "../../state/run-status.ts";
import { useStore } from "../../state/store.ts";
import { IconButton } from "../primitives/Button.tsx";
import { Popover } from "../primitives/Popover.tsx";
import { nameOfSlot } from "../run/name-of-slot.ts";
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
    <>
      <ul className={styles.list}>
        {Object.values(runs)
          .filter(isActive)
          .map((run) => (
            <Job key={run.slot} run={run} />
          ))}
      </ul>
      <p className={styles.hint}>{t("run.hiddenTab")}</p>
    </>
  );
}

function Job({ run }: { readonly run: RunStatus }) {
  const t = useT();
  const name = nameOfSlot(run.slot);
  return (
    <li className={styles.job}>
      <button type="button" className={styles.name} onClick={() => goTo(run.scene.room)}>
        {name}
      </button>
      <span className={styles.words}>{wordsOf(run)}</span>
      <progress className={styles.bar} aria-label={name} value={run.pace?.position ?? 0} max={run.pace?.length ?? 1} />
      <IconButton label={`${t("run.cancel")}: ${name}`} title={t("run.cancel")} onClick={() => cancelRun(run.slot)}>
        <X />
      </IconButton>
    </li>
  );
}

function wordsOf({ phase, ahead, pace }: RunStatus): string | null {
  switch (phase) {
    case "queued":
      return ahead > 0 ? t("run.queued", { ahead }) : t("run.starting");
    case "waiting":
      return t("run.waiting");
    case "paused":
      return t("run.paused");
    default:
      return pace && t("run.left", { time: timeInWords(pace.secondsLeft) });
  }
}
