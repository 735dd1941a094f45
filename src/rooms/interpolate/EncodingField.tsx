import { useProcess } from "../../app/hooks.ts";
import { type Encoding, encode, encoderOf } from "../../diffusion/samplers/encode.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import { words as controlWords } from "../../ui/controls/words.ts";
import { Field } from "../../ui/primitives/Field.tsx";
import { Select } from "../../ui/primitives/Select.tsx";
import styles from "./Interpolate.module.css";
import { ENOUGH_STEPS, fewStepsOf } from "./round-trip.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

type Form = Encoding["form"];
const { label, of, first } = encode.fields.form;
const FORMS = Object.keys(of) as Form[];

/** The encoding of another form, by the steps that lead back; null, which is said nowhere, for the usual form. */
export function encodingFor(sampler: SamplerSpec, form: Form, T: number): Encoding | null {
  const { kind, ...encoding } = encoderOf(sampler, T);
  return form === first ? null : { ...encoding, form };
}

/** Which form of encoding, where pictures go into x_T. */
export function EncodingField() {
  const t = useWords(controlWords);
  const w = useWords(words);
  const { T } = useProcess();
  const scene = settings.use();
  const { sampler, encoder } = scene;
  const own = encoderOf(sampler, T);
  const apart = encoder && (encoder.steps !== own.steps || encoder.spacing !== own.spacing);
  const few = fewStepsOf(scene, T);
  return (
    <>
      {few !== null && (
        <p role="status" className={styles.few}>
          {w("fewSteps", { steps: few, enough: ENOUGH_STEPS })}
        </p>
      )}
      <Field label={t(label)} help={apart ? w("encodingApart", { steps: encoder.steps }) : w("encodingHelp")}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={encoder?.form ?? first}
            options={FORMS.map((value) => ({ value, label: t(of[value]) }))}
            onChange={(form) => settings.patch({ encoder: encodingFor(sampler, form, T) })}
          />
        )}
      </Field>
    </>
  );
}
