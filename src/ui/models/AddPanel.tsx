import { Plus } from "lucide-react";
import { type Adding, addIt, callIt, stopAdding } from "../../app/adding.ts";
import { timeInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import { Strip } from "../primitives/Strip.tsx";
import { megabytes } from "../run/format.ts";
import { AskedFacts } from "./AskedFacts.tsx";
import { Failed } from "./Failed.tsx";
import css from "./models.module.css";
import { NameField } from "./NameField.tsx";
import { words } from "./words.ts";

/** A model on its way in: what was found, what a person says of it, how far it is. Nothing is kept before they say so. */
export function AddPanel({ adding }: { readonly adding: Adding }) {
  const w = useWords(words);
  const { phase, description, failure } = adding;
  const open = description?.facts.some(({ how }) => how === "asked") ?? true;
  return (
    <div className={css.panel}>
      {failure && (
        <Strip tone="error">
          <Failed failure={failure} />
        </Strip>
      )}
      {phase === "reading" && <Doing adding={adding} />}
      {description && phase !== "reading" && (
        <>
          <NameField label={w("name")} name={adding.title} disabled={phase === "adding"} onName={callIt} />
          <AskedFacts description={description} disabled={phase === "adding"} />
        </>
      )}
      {phase === "adding" && <Doing adding={adding} />}
      <div className={css.actions}>
        {phase === "described" && (
          <Button look="primary" icon={<Plus />} disabled={open} onClick={addIt}>
            {w("addIt")}
          </Button>
        )}
        <Button look="plain" onClick={stopAdding}>
          {w("cancel")}
        </Button>
      </div>
    </div>
  );
}

/** What is done, how many bytes of it, and how long that will take. */
function Doing({ adding: { progress } }: { readonly adding: Adding }) {
  const w = useWords(words);
  const doing = progress ? w(`stage.${progress.stage}`) : w("reading");
  const part = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
  return (
    <div className={css.doing} role="status">
      <progress aria-label={doing} {...(part === null ? {} : { value: part, max: 1 })} />
      <p className={css.note}>
        {[
          doing,
          progress && part !== null && w("bytes", { done: megabytes(progress.done), total: megabytes(progress.total) }),
          progress?.secondsLeft != null && w("left", { time: timeInWords(progress.secondsLeft) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
