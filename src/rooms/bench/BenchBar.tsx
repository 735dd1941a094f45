import { Pause, Play, X } from "lucide-react";
import { useChanged, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { isActive } from "../../run/status.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import { LoadProgressBar } from "../../ui/run/LoadProgressBar.tsx";
import { stateInWords } from "../../ui/run/state-words.ts";
import styles from "../../ui/run/Transport.module.css";
import { words as runWords } from "../../ui/run/words.ts";
import css from "./bench.module.css";
import { runBench, SLOT } from "./run.ts";
import { words } from "./words.ts";

/** Measure, hold, cancel; how far it is and how long it takes: this room's transport. */
export function BenchBar() {
  const t = useWords(runWords);
  const w = useWords(words);
  const run = useRun(SLOT);
  const loading = useStore(({ model }) => model.phase === "loading" || model.phase === "absent");
  const changed = useChanged(SLOT);
  const active = isActive(run);
  const held = run?.phase === "paused";
  const slot = slots.of(SLOT);
  const act = () => (!active ? runBench() : held ? slot.resume() : slot.pause());
  return (
    <section className={styles.transport} aria-label={w("bar")}>
      {loading ? (
        <LoadProgressBar />
      ) : (
        <div className={css.progress}>
          <progress aria-label={w("bar")} value={run?.pace?.position ?? 0} max={run?.pace?.length || 1} />
        </div>
      )}
      <div className={styles.line}>
        <div className={styles.buttons}>
          <Button
            look={changed ? "outlined" : "primary"}
            size="large"
            className={styles.main}
            icon={active && !held ? <Pause /> : <Play />}
            onClick={act}
          >
            {active ? t(held ? "run.resume" : "run.pause") : w("run")}
          </Button>
          <IconButton size="large" label={t("run.cancel")} disabled={!active} onClick={() => slot.cancel()}>
            <X />
          </IconButton>
        </div>
        <p className={css.state}>
          {run?.pace && <span>{w("progress", { made: run.pace.position, of: run.pace.length })}</span>}
          <span>{run ? stateInWords(run) : w("idle")}</span>
        </p>
      </div>
    </section>
  );
}
