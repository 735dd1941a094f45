import { ListVideo, X } from "lucide-react";
import { goTo } from "../app/actions.ts";
import { useActiveRuns, useRuns } from "../app/hooks.ts";
import { slots } from "../app/page.ts";
import { useWords } from "../i18n/words.ts";
import { isActive, type RunStatus } from "../run/status.ts";
import { IconButton } from "../ui/primitives/Button.tsx";
import { Popover } from "../ui/primitives/Popover.tsx";
import { nameOfSlot } from "../ui/run/name-of-slot.ts";
import { leftInWords } from "../ui/run/state-words.ts";
import { words as runWords } from "../ui/run/words.ts";
import styles from "./JobsMenu.module.css";
import { words } from "./words.ts";

/** Every run under way, in all rooms: shown when there is one, each with its time and Cancel. */
export function JobsMenu() {
  const t = useWords(words);
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
  const t = useWords(words);
  const runs = Object.values(useRuns((runs) => runs)).filter(isActive);
  const slots = runs.map(({ slot }) => slot);
  return (
    <>
      <ul className={styles.list}>
        {runs.map((run) => (
          <Job key={run.slot} run={run} needsFirst={slots.some((slot) => slot.startsWith(`${run.slot}/`))} />
        ))}
      </ul>
      <p className={styles.hint}>{t("run.hiddenTab")}</p>
    </>
  );
}

interface JobProps {
  readonly run: RunStatus;
  /** Another run of its room is under way; while this one has not begun, that is what it waits for. */
  readonly needsFirst: boolean;
}

function Job({ run, needsFirst }: JobProps) {
  const t = useWords(runWords);
  const name = nameOfSlot(run.slot);
  return (
    <li className={styles.job}>
      <button type="button" className={styles.name} onClick={() => goTo(run.scene.room)}>
        {name}
      </button>
      <span className={styles.words}>{wordsOf(run, needsFirst)}</span>
      <progress className={styles.bar} aria-label={name} value={run.pace?.position ?? 0} max={run.pace?.length ?? 1} />
      <IconButton
        label={`${t("run.cancel")}: ${name}`}
        title={t("run.cancel")}
        onClick={() => slots.of(run.slot).cancel()}
      >
        <X />
      </IconButton>
    </li>
  );
}

function wordsOf(run: RunStatus, needsFirst: boolean): string {
  const { phase, ahead } = run;
  switch (phase) {
    case "waiting":
      return runWords.say("run.waiting");
    case "queued":
      if (needsFirst) return words.say("run.needsFirst");
      if (run.elsewhere) return runWords.say("run.elsewhere");
      return ahead > 0 ? runWords.say("run.queued", { ahead }) : words.say("run.starting");
    case "paused":
      return runWords.say("run.paused");
    default:
      return leftInWords(run) ?? words.say("run.starting");
  }
}
