import { useState } from "react";
import { parseTimes } from "../../app/times.ts";
import { useWords } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import { Sym } from "../primitives/Maths.tsx";
import { TextField } from "../primitives/TextField.tsx";
import { words } from "./words.ts";

interface TimesFieldProps {
  readonly label: string;
  readonly help: string;
  /** Interface times, from noise (T) to picture (0). */
  readonly times: readonly number[];
  readonly T: number;
  readonly most: number;
  readonly onChange: (times: readonly number[]) => void;
}

/** A list of t, typed: the rows of a matrix. */
export function TimesField({ label, help, times, T, most, onChange }: TimesFieldProps) {
  const t = useWords(words);
  const [refused, setRefused] = useState<string | null>(null);
  const example = [T, Math.round(T / 2), 0].join(", ");
  return (
    <Field
      label={label}
      symbol={<Sym name="t" />}
      help={help}
      error={refused === null ? null : t("times.bad", { text: refused, T, most, example })}
    >
      {({ id, describedBy }) => (
        <TextField
          id={id}
          value={times.join(", ")}
          aria-invalid={refused !== null}
          aria-describedby={describedBy}
          onRefused={setRefused}
          onCommit={(text) => {
            const parsed = parseTimes(text, T, most);
            if (parsed) onChange(parsed);
            return parsed !== null;
          }}
        />
      )}
    </Field>
  );
}
