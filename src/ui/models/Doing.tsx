import type { AddingProgress } from "../../app/adding.ts";
import { timeInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { megabytes } from "../run/format.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

/** What is done, how much of it, and how long that will take. */
export function Doing({ progress }: { readonly progress: AddingProgress | null }) {
  const w = useWords(words);
  const doing = progress ? w(`stage.${progress.stage}`) : w("reading");
  const part = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
  const counted = ({ stage, done, total }: AddingProgress) => {
    if (stage === "examine") return w("questions", { done, most: total });
    if (stage === "draw") return w("steps", { done, total });
    if (stage === "check") return w("answers", { done, total });
    return w("bytes", { done: megabytes(done), total: megabytes(total) });
  };
  return (
    <div className={css.doing} role="status">
      <progress aria-label={doing} {...(part === null ? {} : { value: part, max: 1 })} />
      <p className={css.note}>
        {[
          doing,
          progress && part !== null && counted(progress),
          progress?.secondsLeft != null && w("left", { time: timeInWords(progress.secondsLeft) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
