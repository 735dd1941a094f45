import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { useModelTitle } from "../../ui/models.ts";
import { Field } from "../../ui/primitives/Field.tsx";
import { Select } from "../../ui/primitives/Select.tsx";
import { megabytes } from "../../ui/run/format.ts";
import { nameModel } from "./row-models.ts";
import { letterOf } from "./rows.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

/** Which model a row is of; and where rows are of several, which are loaded in turn and how much has to be fetched. */
export function RowModelField({ at }: { readonly at: number }) {
  const w = useWords(words);
  const title = useModelTitle();
  const { rows } = settings.use();
  const page = useStore(({ modelId }) => modelId);
  const models = useStore((state) => state.models);
  const chosen = rows[at]?.model ?? page;
  if (models.length < 2 && models.some(({ id }) => id === chosen)) return null;
  const known = models.some(({ id }) => id === chosen);
  const others = models.filter(({ id }) => id !== page && rows.some(({ model }) => model === id));
  const bytes = others.reduce((sum, model) => sum + (model.own ? 0 : model.bytes), 0);
  const inTurn = others.map((model) => title(model)).join(", ");
  return (
    <Field
      label={w("model", { letter: letterOf(at) })}
      help={others.length > 0 ? w("modelTurns", { models: inTurn, megabytes: megabytes(bytes) }) : w("modelHelp")}
      error={known || models.length === 0 ? null : w("notHere", { model: chosen })}
    >
      {({ id, describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={chosen}
          options={[
            ...(known ? [] : [{ value: chosen, label: chosen }]),
            ...models.map((model) => ({ value: model.id, label: title(model) })),
          ]}
          onChange={(model) => nameModel(at, model, page)}
        />
      )}
    </Field>
  );
}
