import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { aboutInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { sameScene } from "../../scene/scene.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import styles from "./Generate.module.css";
import { beginningOf, openingOf, secondsFor, secondsLike } from "./opening.ts";
import { runGenerate } from "./run.ts";
import { settings, unchosen } from "./scene.ts";
import { words } from "./words.ts";

/** After a beginning that was cut short for this machine: says so, and offers the whole. Else what every room offers. */
export function SecondAct() {
  const t = useWords(words);
  const scene = settings.use();
  const run = useRun("generate");
  const model = useStore((state) => (state.model.phase === "ready" ? state.model : null));
  const first = useStore(unchosen);
  const short = model && openingOf(scene, model.engine, beginningOf(model.model, first));
  if (!run || !short || sameScene(short, scene) || !sameScene(run.scene, short)) {
    return <RestartBar room="generate" onRun={runGenerate} />;
  }
  const time = aboutInWords(secondsLike({ ...run, scene: short }, scene) ?? secondsFor(scene, model.engine));
  const steps = stepsOf(scene.sampler);
  const few = short.sampler === scene.sampler;
  return (
    <div className={styles.second} role="status">
      <p className={styles.note}>{few ? t("secondAct.few", { time }) : t("secondAct.preview", { time, steps })}</p>
      <Button onClick={() => runGenerate()}>{few ? t("secondAct.all") : t("secondAct.whole", { steps })}</Button>
    </div>
  );
}
