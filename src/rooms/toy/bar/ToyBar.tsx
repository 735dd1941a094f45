import { Pause, Play, RotateCcw, StepForward } from "lucide-react";
import { useWords } from "../../../i18n/words.ts";
import { useSmall } from "../../../ui/frame/use-small.ts";
import { Button, IconButton } from "../../../ui/primitives/Button.tsx";
import { cx } from "../../../ui/primitives/cx.ts";
import styles from "../../../ui/run/Transport.module.css";
import { words as runWords } from "../../../ui/run/words.ts";
import { reset, stepOnce, toggle } from "../run.ts";
import { settings } from "../scene.ts";
import { useToy } from "../store.ts";
import { dataOf } from "../task.ts";
import { words } from "../words.ts";
import css from "./bar.module.css";
import { FlowBar } from "./FlowBar.tsx";
import { Progress } from "./Progress.tsx";

/** Train, hold, a step, begin again; and the moment of the chain that is shown. */
export function ToyBar() {
  const w = useWords(words);
  const r = useWords(runWords);
  const training = useToy(({ phase }) => phase === "training");
  const step = useToy(({ trained }) => trained?.step ?? 0);
  const scene = settings.use();
  const small = useSmall();
  const nothing = dataOf(scene).middles.length === 0;
  const label = training
    ? r("run.pause")
    : step >= scene.steps
      ? w("trainOn")
      : step > 0
        ? r("run.resume")
        : w("train");
  return (
    <section className={styles.transport} aria-label={w("bar")}>
      <FlowBar />
      <div className={cx(styles.line, css.line)}>
        <div className={styles.buttons}>
          <Button
            look="primary"
            size="large"
            className={styles.main}
            icon={training ? <Pause /> : <Play />}
            disabled={nothing}
            onClick={toggle}
          >
            {label}
          </Button>
          {!small && (
            <>
              <IconButton size="large" label={w("trainStep")} disabled={nothing} onClick={stepOnce}>
                <StepForward />
              </IconButton>
              <IconButton size="large" label={w("reset")} disabled={nothing || step === 0} onClick={reset}>
                <RotateCcw />
              </IconButton>
            </>
          )}
        </div>
        <Progress nothing={nothing} />
      </div>
    </section>
  );
}
