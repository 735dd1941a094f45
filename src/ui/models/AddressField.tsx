import { CloudDownload } from "lucide-react";
import { type FormEvent, useState } from "react";
import { lookUp, useLooking } from "../../app/looking.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import { Field } from "../primitives/Field.tsx";
import { inHalfWidth } from "../primitives/half-width.ts";
import input from "../primitives/TextField.module.css";
import css from "./models.module.css";
import { words } from "./words.ts";

/** A model by its address or its name on the Hub. Nothing is asked of anybody before the press. */
export function AddressField() {
  const w = useWords(words);
  const suggested = useLooking((state) => state.suggested);
  const [text, setText] = useState(suggested);
  const [refused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefused(!lookUp(inHalfWidth(text)));
  };
  return (
    <form onSubmit={submit}>
      <Field label={w("addressLabel")} help={w("addressHelp")} error={refused ? w("addressBad") : null}>
        {({ id, describedBy }) => (
          <div className={css.address}>
            <input
              id={id}
              className={input.input}
              type="text"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder="google/ddpm-cifar10-32"
              aria-describedby={describedBy}
              aria-invalid={refused}
              value={text}
              onChange={({ currentTarget }) => {
                setText(currentTarget.value);
                setRefused(false);
              }}
            />
            <Button type="submit" icon={<CloudDownload />} disabled={text.trim() === ""}>
              {w("lookUp")}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
