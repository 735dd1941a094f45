import type { Spec } from "../../diffusion/samplers/define.ts";
import { insteadOf, type Field as Setting, type Value } from "../../diffusion/samplers/fields.ts";
import type { SamplerWord } from "../../diffusion/samplers/index.ts";
import { useWords } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import { Sym } from "../primitives/Maths.tsx";
import { Range } from "../primitives/Range.tsx";
import { Select } from "../primitives/Select.tsx";
import { Switch } from "../primitives/Switch.tsx";
import { NumberBox } from "./NumberBox.tsx";
import { words } from "./words.ts";

interface SettingFieldProps {
  readonly name: string;
  readonly setting: Setting<SamplerWord>;
  readonly sampler: Spec;
  readonly onChange: (value: Value) => void;
}

/** One of a sampler's settings: a list of choices, a slider with its number, or a switch. */
export function SettingField({ name, setting, sampler, onChange }: SettingFieldProps) {
  const t = useWords(words);
  const value = sampler[name];
  const shown = {
    label: t(setting.label),
    symbol: setting.symbol && <Sym name={setting.symbol} />,
    help: setting.help && t(setting.help),
  };
  switch (setting.is) {
    case "choice":
      return (
        <Field {...shown}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={String(value)}
              options={Object.entries(setting.of).map(([each, word]) => ({ value: each, label: t(word) }))}
              onChange={onChange}
            />
          )}
        </Field>
      );
    case "real": {
      const bounds = { min: setting.least, max: setting.most, value: Number(value) };
      return (
        <Field
          {...shown}
          aside={<NumberBox label={shown.label} digits={setting.digits} onChange={onChange} {...bounds} />}
        >
          {({ id, describedBy }) => (
            <Range
              id={id}
              step={setting.stride}
              disabled={insteadOf(setting, sampler) !== undefined}
              aria-describedby={describedBy}
              onChange={onChange}
              {...bounds}
            />
          )}
        </Field>
      );
    }
    case "flag":
      return <Switch checked={value === true} onChange={onChange} {...shown} />;
  }
}
