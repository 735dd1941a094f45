import { Pause, Play, X } from "lucide-react";
import { useChanged, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useWords } from "../../i18n/words.ts";
import { isActive } from "../../run/status.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import progress from "../../ui/run/JobProgress.module.css";
import { JobProgress } from "../../ui/run/JobProgress.tsx";
import { stateInWords } from "../../ui/run/state-words.ts";
import styles from "../../ui/run/Transport.module.css";
import { words as runWords } from "../../ui/run/words.ts";
import { runOrHold, SLOT } from "./run.ts";
import { words } from "./words.ts";

/** Measure, hold, cancel; how far it is and how long it takes: this room's transport. */
export function BenchBar() {
  const t = useWords(runWords);
  const w = useWords(words);
  const run = useRun(SLOT);
  const changed = useChanged(SLOT);
  const active = isActive(run);
  const held = run?.phase === "paused";
  return (
    <section className={styles.transport} aria-label={w("bar")}>
      <JobProgress slot={SLOT} label={w("bar")} />
      <div className={styles.line}>
        <div className={styles.buttons}>
          <Button
            look={changed ? "outlined" : "primary"}
            size="large"
            className={styles.main}
            icon={active && !held ? <Pause /> : <Play />}
            onClick={runOrHold}
          >
            {active ? t(held ? "run.resume" : "run.pause") : w("run")}
          </Button>
          <IconButton size="large" label={t("run.cancel")} disabled={!active} onClick={() => slots.of(SLOT).cancel()}>
            <X />
          </IconButton>
        </div>
        <p className={progress.words}>
          {run?.pace && <span>{w("progress", { made: run.pace.position, of: run.pace.length })}</span>}
          <span>{run ? stateInWords(run) : w("idle")}</span>
        </p>
      </div>
    </section>
  );
}
