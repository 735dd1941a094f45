import { Play, X } from "lucide-react";
import { useChanged, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useWords } from "../../i18n/words.ts";
import { isActive } from "../../run/status.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import progress from "../../ui/run/JobProgress.module.css";
import { JobProgress } from "../../ui/run/JobProgress.tsx";
import { stateInWords } from "../../ui/run/state-words.ts";
import { words as runWords } from "../../ui/run/words.ts";
import css from "./bits.module.css";
import { SLOT } from "./run.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

const WORDS = "bits-bar-words";

/** Measure or cancel, how far it is and how long it takes: this room's transport. */
export function MeasureBar({ onRun }: { readonly onRun: () => void }) {
  const t = useWords(runWords);
  const w = useWords(words);
  const run = useRun(SLOT);
  const { pictures } = settings.use();
  const active = isActive(run);
  // What is offered for changed settings is the main button then.
  const changed = useChanged(SLOT);
  const none = pictures.length === 0;
  return (
    <section className={css.bar} aria-label={w("run")}>
      <JobProgress slot={SLOT} label={w("run")} />
      <div className={css.barLine}>
        {run?.phase === "paused" && (
          <Button
            look="primary"
            size="large"
            className={css.barButton}
            icon={<Play />}
            onClick={() => slots.of(SLOT).resume()}
          >
            {t("run.resume")}
          </Button>
        )}
        {active ? (
          <Button size="large" className={css.barButton} icon={<X />} onClick={() => slots.of(SLOT).cancel()}>
            {t("run.cancel")}
          </Button>
        ) : (
          <Button
            look={none || changed ? "outlined" : "primary"}
            size="large"
            className={css.barButton}
            icon={<Play />}
            disabled={none}
            aria-describedby={none ? WORDS : undefined}
            onClick={onRun}
          >
            {w(run ? "again" : "run")}
          </Button>
        )}
        <p id={WORDS} className={progress.words}>
          {run?.pace && !none && <span>{w("ofTerms", { taken: run.pace.position, of: run.pace.length })}</span>}
          <span>{none && !active ? w("blocked") : run ? stateInWords(run) : w("idle")}</span>
        </p>
      </div>
    </section>
  );
}
