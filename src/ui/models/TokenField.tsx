import { giveToken } from "../../app/looking.ts";
import { useWords } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import input from "../primitives/TextField.module.css";
import { words } from "./words.ts";

/** Kept in memory while this is open, and nowhere else. */
export function TokenField({ token }: { readonly token: string }) {
  const w = useWords(words);
  return (
    <Field label={w("token")} help={w("tokenHelp")}>
      {({ id, describedBy }) => (
        <input
          id={id}
          className={input.input}
          type="password"
          autoComplete="off"
          placeholder="hf_…"
          aria-describedby={describedBy}
          value={token}
          onChange={({ currentTarget }) => giveToken(currentTarget.value.trim())}
        />
      )}
    </Field>
  );
}
