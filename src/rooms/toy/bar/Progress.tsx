import { useWords } from "../../../i18n/words.ts";
import { excessByTenth } from "../learn/measure.ts";
import { settings } from "../scene.ts";
import { useToy } from "../store.ts";
import { words } from "../words.ts";
import css from "./bar.module.css";

/** How far the network has learned, and how much is left to learn, in words. */
export function Progress({ nothing }: { readonly nothing: boolean }) {
  const w = useWords(words);
  const trained = useToy((state) => state.trained);
  const { steps } = settings.use();
  if (nothing) return <p className={css.words}>{w("nothing")}</p>;
  if (!trained || trained.step === 0) return <p className={css.words}>{w("untrained")}</p>;
  const worst = Math.max(...excessByTenth(trained.losses));
  return (
    <p className={css.words}>
      <span>{w("steps", { step: trained.step, steps })}</span>
      <span>{w("seconds", { seconds: trained.seconds.toFixed(1) })}</span>
      <span>{worst < 10 ? w("worst", { percent: Math.round(100 * worst) }) : w("worstFar")}</span>
    </p>
  );
}
