import { useProcess } from "../../app/hooks.ts";
import type { Spec } from "../../diffusion/samplers/define.ts";
import { settingsIn } from "../../diffusion/samplers/fields.ts";
import { SAMPLERS, samplerOf } from "../../diffusion/samplers/index.ts";
import { switched } from "../../diffusion/samplers/switch.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import { Fold } from "../primitives/Fold.tsx";
import { Segmented } from "../primitives/Segmented.tsx";
import styles from "./controls.module.css";
import { SettingField } from "./SettingField.tsx";
import { StepsField } from "./StepsField.tsx";
import { words } from "./words.ts";

interface SamplerControlsProps {
  readonly sampler: SamplerSpec;
  readonly onChange: (sampler: SamplerSpec) => void;
}

/** A sampler and all its settings: plain names first, the papers' names beside them. */
export function SamplerControls({ sampler, onChange }: SamplerControlsProps) {
  const t = useWords(words);
  const { T } = useProcess();
  const { choice, fields, mostSteps } = samplerOf(sampler);
  if (!choice) return null;
  const { is } = fields.steps;
  const change = (spec: Spec) => onChange(spec as SamplerSpec);
  const settings = settingsIn(fields);
  const field = ([name, setting]: (typeof settings)[number]) => (
    <SettingField
      key={name}
      {...{ name, setting, sampler }}
      onChange={(value) => change({ ...sampler, [name]: value })}
    />
  );
  return (
    <div className={styles.stack}>
      <div className={styles.stack} data-tight>
        <Segmented
          fill
          label={t("sampler.label")}
          value={sampler.kind}
          options={SAMPLERS.flatMap(({ kind, label, choice: offered }) =>
            offered ? [{ value: kind, label: label.short, title: `${t(offered.name)} (${label.long})` }] : [],
          )}
          onChange={(kind) => kind !== sampler.kind && change(switched(samplerOf({ kind }), sampler, T))}
        />
        <p className={styles.note}>{t(choice.help)}</p>
      </div>
      <StepsField
        steps={String(sampler.steps)}
        respacing={is === "respacing"}
        most={mostSteps(T, sampler)}
        onChange={(steps) => change({ ...sampler, steps: is === "count" ? Number(steps) : steps })}
      />
      {settings.filter(([, { advanced }]) => !advanced).map(field)}
      <Fold label={t("settings.advanced")}>
        {settings.filter(([, { advanced }]) => advanced).map(field)}
        {String(sampler.steps).includes(",") && (
          <Field label={t("sampler.steps")}>{() => <code className={styles.code}>{sampler.steps}</code>}</Field>
        )}
      </Fold>
    </div>
  );
}
