import { useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import { Sym } from "../primitives/Maths.tsx";
import { Range } from "../primitives/Range.tsx";
import { TextField } from "../primitives/TextField.tsx";
import styles from "./controls.module.css";
import { STEP_STOPS, stepsIn, whyNoSteps } from "./steps.ts";
import { words } from "./words.ts";

interface StepsFieldProps {
  /** A number, or a respacing where one is taken ("10,15,20"). */
  readonly steps: string;
  readonly respacing: boolean;
  readonly most: number;
  readonly onChange: (steps: string) => void;
}

/** Steps on a slider that is fine where few steps matter, and in a box that takes any. */
export function StepsField({ steps, respacing, most, onChange }: StepsFieldProps) {
  const t = useWords(words);
  const [refused, setRefused] = useState<string | null>(null);
  const stops = STEP_STOPS.filter((stop) => stop <= most);
  const at = Math.max(
    0,
    stops.findLastIndex((stop) => stop <= (stepsIn(steps, most) ?? most)),
  );
  const take = (text: string) => {
    const wanted = text.replaceAll(" ", "");
    if (stepsIn(wanted, most) === null || !(respacing || /^\d+$/.test(wanted))) return false;
    onChange(wanted);
    return true;
  };
  const why = (text: string) =>
    respacing ? whyNoSteps(t, text.replaceAll(" ", ""), most) : t("sampler.numberBad", { text, T: most });
  return (
    <Field
      label={t("sampler.steps")}
      symbol={<Sym name="S" />}
      error={refused === null ? null : why(refused)}
      aside={
        <TextField
          className={styles.number}
          aria-label={t("sampler.steps")}
          aria-invalid={refused !== null}
          title={t("sampler.stepsHelp", { T: most })}
          value={steps}
          onCommit={take}
          onRefused={setRefused}
        />
      }
    >
      {({ id, describedBy }) => (
        <Range
          id={id}
          min={0}
          max={stops.length - 1}
          value={at}
          valueText={steps}
          aria-describedby={describedBy}
          onChange={(stop) => onChange(String(stops[stop] ?? most))}
        />
      )}
    </Field>
  );
}
