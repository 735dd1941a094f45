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
  const training = useToy(({ phase }) => phase === "training");
  const { steps } = settings.use();
  if (nothing) return <p className={css.words}>{w("nothing")}</p>;
  if (!trained || trained.step === 0) return <p className={css.words}>{w("untrained")}</p>;
  const worst = Math.max(...excessByTenth(trained.losses));
  const done = w("steps", { step: trained.step, steps });
  return (
    <p className={css.words}>
      <span>{done}</span>
      <span>{w("seconds", { seconds: trained.seconds.toFixed(1) })}</span>
      <span>{worst < 10 ? w("worst", { percent: Math.round(100 * worst) }) : w("worstFar")}</span>
      {/* Not every step is worth saying aloud, but where it stops is. */}
      <span className="hidden-visually" role="status">
        {training ? "" : done}
      </span>
    </p>
  );
}
