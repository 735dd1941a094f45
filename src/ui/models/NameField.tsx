import { useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import { TextField } from "../primitives/TextField.tsx";
import { words } from "./words.ts";

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly disabled?: boolean;
  /** What went wrong with the name that was given. */
  readonly problem?: string | null;
  readonly onName: (name: string) => void;
}

/** What a person calls a model. */
export function NameField({ label, name, disabled = false, problem = null, onName }: NameFieldProps) {
  const w = useWords(words);
  const [refused, setRefused] = useState(false);
  return (
    <Field label={label} error={refused ? w("nameBad") : problem}>
      {({ id, describedBy }) => (
        <TextField
          words
          id={id}
          aria-describedby={describedBy}
          aria-invalid={refused}
          value={name}
          maxLength={80}
          disabled={disabled}
          onRefused={(text) => setRefused(text !== null)}
          onCommit={(text) => {
            if (text.trim() === "") return false;
            onName(text.trim());
            return true;
          }}
        />
      )}
    </Field>
  );
}
