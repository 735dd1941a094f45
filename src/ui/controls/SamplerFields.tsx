import { useState } from "react";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useT } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import { Sym } from "../primitives/Maths.tsx";
import { Range } from "../primitives/Range.tsx";
import { Select } from "../primitives/Select.tsx";
import { TextField } from "../primitives/TextField.tsx";
import styles from "./controls.module.css";
import { NumberBox } from "./NumberBox.tsx";
import { STEP_STOPS, stepsOf, whyNoSteps } from "./steps.ts";

interface FieldsProps<K extends SamplerSpec["kind"]> {
  readonly sampler: Extract<SamplerSpec, { kind: K }>;
  readonly onChange: (sampler: SamplerSpec) => void;
  readonly T: number;
}

/** Steps on a slider that is fine where few steps matter, and in a box that takes any. */
function StepsField(props: {
  readonly steps: string;
  readonly T: number;
  /** A respacing is taken, not only a number. */
  readonly parts?: boolean;
  readonly onChange: (steps: string) => boolean;
}) {
  const { steps, T, parts = false, onChange } = props;
  const t = useT();
  const [refused, setRefused] = useState<string | null>(null);
  const why = (text: string) => {
    if (!parts) return t("sampler.numberBad", { text, T });
    return whyNoSteps(t, text.replaceAll(" ", ""), T);
  };
  const stops = STEP_STOPS.filter((stop) => stop <= T);
  const at = Math.max(
    0,
    stops.findLastIndex((stop) => stop <= (stepsOf(steps, T) ?? T)),
  );
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
          title={t("sampler.stepsHelp", { T })}
          value={steps}
          onCommit={onChange}
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
          onChange={(stop) => onChange(String(stops[stop] ?? T))}
        />
      )}
    </Field>
  );
}

export function DdpmControls({ sampler, onChange, T }: FieldsProps<"ddpm">) {
  const t = useT();
  return (
    <>
      <StepsField
        steps={sampler.steps}
        T={T}
        parts
        onChange={(text) => {
          const steps = text.replaceAll(" ", "");
          if (stepsOf(steps, T) === null) return false;
          onChange({ ...sampler, steps });
          return true;
        }}
      />
      <Field label={t("sampler.sigma")} symbol={<Sym name="sigma" />}>
        {({ id }) => (
          <Select
            id={id}
            value={sampler.sigma}
            options={(["fixed_small", "fixed_large", "learned"] as const).map((value) => ({
              value,
              label: t(`sigma.${value}`),
            }))}
            onChange={(sigma) => onChange({ ...sampler, sigma })}
          />
        )}
      </Field>
    </>
  );
}

export function DdimControls({ sampler, onChange, T }: FieldsProps<"ddim">) {
  const t = useT();
  return (
    <>
      <NumberSteps {...{ sampler, onChange, T }} />
      <Field
        label={t("sampler.eta")}
        symbol={<Sym name="eta" />}
        help={t("sampler.etaHelp")}
        aside={
          <NumberBox
            label={t("sampler.eta")}
            value={sampler.eta}
            min={0}
            max={1}
            digits={2}
            onChange={(eta) => onChange({ ...sampler, eta })}
          />
        }
      >
        {({ id, describedBy }) => (
          <Range
            id={id}
            min={0}
            max={1}
            step={0.05}
            value={sampler.eta}
            disabled={sampler.sigmaHat}
            aria-describedby={describedBy}
            onChange={(eta) => onChange({ ...sampler, eta })}
          />
        )}
      </Field>
    </>
  );
}

/** The solver leaves out index 0, unless its steps are trailing (dpmpp2m.ts). */
export function SolverControls({ sampler, onChange, T }: FieldsProps<"dpmpp2m">) {
  return <NumberSteps {...{ sampler, onChange }} T={sampler.spacing === "trailing" ? T : T - 1} />;
}

/** Steps of a sampler that has a number of them, not a respacing. */
function NumberSteps({ sampler, onChange, T }: FieldsProps<"ddim" | "dpmpp2m">) {
  return (
    <StepsField
      steps={String(sampler.steps)}
      T={T}
      onChange={(text) => {
        const steps = Number(text);
        if (!Number.isInteger(steps) || steps < 1 || steps > T) return false;
        onChange({ ...sampler, steps });
        return true;
      }}
    />
  );
}

const SPACINGS = ["uniform", "quadratic", "leading", "trailing", "linspace"] as const;

export function SpacingField({ sampler, onChange }: Omit<FieldsProps<"ddim" | "dpmpp2m">, "T">) {
  const t = useT();
  return (
    <Field label={t("sampler.spacing")}>
      {({ id }) => (
        <Select
          id={id}
          value={sampler.spacing}
          options={SPACINGS.map((value) => ({ value, label: t(`spacing.${value}`) }))}
          onChange={(spacing) => onChange({ ...sampler, spacing })}
        />
      )}
    </Field>
  );
}

export function EpsilonField({ sampler, onChange }: Omit<FieldsProps<"ddim">, "T">) {
  const t = useT();
  return (
    <Field label={t("sampler.epsilon")} symbol={<Sym name="epsilon" />}>
      {({ id }) => (
        <Select
          id={id}
          value={sampler.epsilon}
          options={(["recompute", "keep"] as const).map((value) => ({ value, label: t(`epsilon.${value}`) }))}
          onChange={(epsilon) => onChange({ ...sampler, epsilon })}
        />
      )}
    </Field>
  );
}
