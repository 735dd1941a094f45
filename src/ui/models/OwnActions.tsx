import { Download, Trash2 } from "lucide-react";
import { useState } from "react";
import { removeModel, renameModel, saveModel } from "../../app/shelf.ts";
import type { ListedModel } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import { megabytes } from "../run/format.ts";
import css from "./models.module.css";
import { NameField } from "./NameField.tsx";
import { words } from "./words.ts";

/** What can be done with a model of a person's own. To remove it is asked twice: it cannot be undone. */
export function OwnActions({ model: { id, title, bytes } }: { readonly model: ListedModel }) {
  const w = useWords(words);
  const [removing, setRemoving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const doing = (work: Promise<unknown>) => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <div className={css.own}>
      <NameField
        label={w("rename")}
        name={title}
        problem={problem && w("failed.internal", { message: problem })}
        onName={(name) => doing(renameModel(id, name))}
      />
      {removing ? (
        <div className={css.confirm} role="alertdialog" aria-label={w("remove")}>
          <p>{w("removeAsk", { title, megabytes: megabytes(bytes) })}</p>
          <div className={css.actions}>
            <Button onClick={() => doing(removeModel(id))}>{w("removeYes")}</Button>
            <Button look="plain" autoFocus onClick={() => setRemoving(false)}>
              {w("removeNo")}
            </Button>
          </div>
        </div>
      ) : (
        <div className={css.actions}>
          <Button icon={<Download />} title={w("saveHelp")} onClick={() => doing(saveModel(id, title))}>
            {w("save")}
          </Button>
          <Button look="plain" icon={<Trash2 />} onClick={() => setRemoving(true)}>
            {w("remove")}
          </Button>
        </div>
      )}
    </div>
  );
}
