import { Download, Trash2 } from "lucide-react";
import { removeModel, renameModel, saveModel } from "../../app/shelf.ts";
import type { ListedModel } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import css from "./models.module.css";
import { NameField } from "./NameField.tsx";
import { useDoing } from "./use-doing.ts";
import { words } from "./words.ts";

/** What can be done with a model of a person's own. */
export function OwnActions({ model }: { readonly model: ListedModel }) {
  const w = useWords(words);
  const { id, title } = model;
  const { doing, problem } = useDoing();
  return (
    <div className={css.own}>
      <NameField label={w("rename")} name={title} problem={problem} onName={(name) => doing(renameModel(id, name))} />
      <div className={css.actions}>
        <Button icon={<Download />} title={w("saveHelp")} onClick={() => doing(saveModel(id, title))}>
          {w("save")}
        </Button>
        <Button look="plain" icon={<Trash2 />} title={w("removeHelp")} onClick={() => doing(removeModel(model))}>
          {w("remove")}
        </Button>
      </div>
    </div>
  );
}
