import { Library } from "lucide-react";
import { askForModel } from "../../app/choose-model.ts";
import { setState, useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { useModelTitle } from "../models.ts";
import { IconButton } from "../primitives/Button.tsx";
import { Field } from "../primitives/Field.tsx";
import { Select } from "../primitives/Select.tsx";
import { megabytes } from "../run/format.ts";
import styles from "./ModelField.module.css";
import { words } from "./words.ts";

/** Which network makes the pictures. Another one comes without loading the page again. */
export function ModelField() {
  const t = useWords(words);
  const title = useModelTitle();
  const id = useStore((state) => state.modelId);
  const models = useStore((state) => state.models);
  const chosen = models.find((model) => model.id === id);
  const listed = models.map((model) => ({
    value: model.id,
    label: t("model.option", { title: title(model), megabytes: megabytes(model.bytes) }),
  }));
  // Until the list has come its place is kept, so that nothing below it moves.
  const options = listed.length > 0 ? listed : [{ value: id, label: id }];
  return (
    <Field label={t("model.label")} aside={chosen ? `${chosen.width} × ${chosen.height}` : " "}>
      {({ id: field }) => (
        <div className={styles.row}>
          <Select id={field} value={id} options={options} onChange={askForModel} disabled={listed.length === 0} />
          <IconButton look="outlined" label={t("model.shelf")} onClick={() => setState({ shelf: true })}>
            <Library />
          </IconButton>
        </div>
      )}
    </Field>
  );
}
