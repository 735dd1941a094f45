import { useState } from "react";
import type { ProcessSpec } from "../../../diffusion/spec.ts";
import { useWords } from "../../../i18n/words.ts";
import { NumberBox } from "../../../ui/controls/NumberBox.tsx";
import { Field, FieldGroup } from "../../../ui/primitives/Field.tsx";
import { Sym } from "../../../ui/primitives/Maths.tsx";
import { Range } from "../../../ui/primitives/Range.tsx";
import { Select } from "../../../ui/primitives/Select.tsx";
import { TextField } from "../../../ui/primitives/TextField.tsx";
import { words } from "../words.ts";
import {
  endsOf,
  FIRST_CHOICE,
  inKind,
  isSchedule,
  KINDS,
  LEAST_T,
  MOST_T,
  readBetas,
  type ScheduleChoice,
} from "./choice.ts";

interface ScheduleFieldsProps {
  readonly name: "a" | "b";
  readonly choice: ScheduleChoice;
  readonly process: ProcessSpec | null;
  readonly onChange: (choice: ScheduleChoice) => void;
}

/** One schedule: its kind, its length, its ends or its list. What is no schedule is refused where it was typed. */
export function ScheduleFields({ name, choice, process, onChange }: ScheduleFieldsProps) {
  const w = useWords(words);
  const [refused, setRefused] = useState<"length" | "start" | "end" | "betas" | null>(null);
  const { kind } = choice;
  const fixed = kind === "own" || kind === "given";
  const T = kind === "own" ? (process?.T ?? FIRST_CHOICE.T) : kind === "given" ? choice.betas.length : choice.T;

  /** Takes a change if it makes a schedule; else says so at the field it came from. */
  const change = (field: NonNullable<typeof refused>, next: ScheduleChoice): boolean => {
    const fits = isSchedule(next, process);
    setRefused(fits ? null : field);
    if (fits) onChange(next);
    return fits;
  };
  const changeKind = (next: ScheduleChoice["kind"]) => {
    setRefused(null);
    onChange(inKind(choice, next, process));
  };
  const setLength = (value: number) => void change("length", { ...choice, T: value });
  const setBetas = (text: string) => {
    const betas = readBetas(text);
    if (betas) return change("betas", { ...choice, betas });
    setRefused("betas");
    return false;
  };

  return (
    <FieldGroup label={w("scheduleOf", { name: w(name) })}>
      <Field label={w("kind")}>
        {({ id }) => (
          <Select
            id={id}
            value={kind}
            options={KINDS.map((value) => ({ value, label: w(value) }))}
            onChange={changeKind}
          />
        )}
      </Field>
      <Field
        label={w("length")}
        error={refused === "length" ? w("noSchedule") : null}
        aside={
          fixed ? (
            String(T)
          ) : (
            <NumberBox label={w("length")} value={T} min={LEAST_T} max={MOST_T} onChange={setLength} />
          )
        }
      >
        {({ id, describedBy }) => (
          <Range
            id={id}
            aria-describedby={describedBy}
            min={LEAST_T}
            max={MOST_T}
            step={25}
            disabled={fixed}
            value={T}
            valueText={String(T)}
            onChange={setLength}
          />
        )}
      </Field>
      {endsOf(kind).map((end) => (
        <Field
          key={end}
          label={w(kind === "const" ? "everyBeta" : end === "start" ? "firstBeta" : "lastBeta")}
          symbol={<Sym name="beta" />}
          error={refused === end ? w("noSchedule") : null}
        >
          {({ id, describedBy }) => (
            <TextField
              id={id}
              aria-describedby={describedBy}
              inputMode="decimal"
              value={String(choice[end])}
              onCommit={(text) =>
                change(end, { ...choice, [end]: Number(text.trim().replace(",", ".") || Number.NaN) })
              }
            />
          )}
        </Field>
      ))}
      {kind === "given" && (
        <Field
          label={w("givenBetas")}
          symbol={<Sym name="beta" />}
          help={w("givenHelp")}
          error={refused === "betas" ? w("noBetas", { most: MOST_T }) : null}
        >
          {({ id, describedBy }) => (
            <TextField id={id} aria-describedby={describedBy} value={choice.betas.join(", ")} onCommit={setBetas} />
          )}
        </Field>
      )}
    </FieldGroup>
  );
}
