import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { timeInWords } from "../../i18n/time.ts";
import { useT } from "../../i18n/words.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import styles from "./Generate.module.css";
import { runGenerate } from "./run.ts";
import { settings } from "./scene.ts";

/** From here on waiting is worth a word. */
const LONG_SECONDS = 60;
const FEW_STEPS = 50;

/** On a processor the whole chain takes minutes; it says so and offers the way around. */
export function SlowHint() {
  const t = useT();
  const onCpu = useStore((state) => state.model.phase === "ready" && state.model.engine.device === "cpu");
  const run = useRun("generate");
  const slow = onCpu && run?.phase === "running" && run.pace && run.pace.secondsLeft > LONG_SECONDS;
  if (!slow || run.length < 4 * FEW_STEPS || !run.pace) return null;
  const few = () => {
    settings.patch({ sampler: PRESETS.ddim50 });
    runGenerate();
  };
  return (
    <div className={styles.slow}>
      <span>{t("run.slow", { time: timeInWords(run.pace.secondsLeft) })}</span>
      <Button onClick={few}>{t("run.slowAction", { times: Math.round(run.length / FEW_STEPS) })}</Button>
    </div>
  );
}
