import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { aboutInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { sameScene } from "../../scene/scene.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import styles from "./Generate.module.css";
import { beginningOf, openingOf, secondsFor, secondsLike } from "./opening.ts";
import { runGenerate } from "./run.ts";
import { settings, unchosen } from "./scene.ts";
import { words } from "./words.ts";

/** What was cut short for this machine. */
export interface Act {
  /** Of its pictures; else of its steps. */
  readonly few: boolean;
  readonly time: string;
  readonly steps: number;
}

/** After a beginning that was cut short for this machine: what it was, and what the whole would take; else null. */
export function useSecondAct(): Act | null {
  const scene = settings.use();
  const run = useRun("generate");
  const model = useStore((state) => (state.model.phase === "ready" ? state.model : null));
  const first = useStore(unchosen);
  const short = model && openingOf(scene, model.engine, beginningOf(model.model, first));
  if (!run || !short || sameScene(short, scene) || !sameScene(run.scene, short)) return null;
  const time = aboutInWords(secondsLike({ ...run, scene: short }, scene) ?? secondsFor(scene, model.engine));
  return { few: short.sampler === scene.sampler, time, steps: stepsOf(scene.sampler) };
}

/** Says so, and offers the whole. */
export function SecondAct({ act: { few, time, steps } }: { readonly act: Act }) {
  const t = useWords(words);
  return (
    <div className={styles.second} role="status">
      <p className={styles.note}>{few ? t("secondAct.few", { time }) : t("secondAct.preview", { time, steps })}</p>
      <Button onClick={() => runGenerate()}>{few ? t("secondAct.all") : t("secondAct.whole", { steps })}</Button>
    </div>
  );
}
