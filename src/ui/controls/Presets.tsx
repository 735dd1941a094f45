import { useProcess } from "../../app/hooks.ts";
import { canonicalJson } from "../../bytes/json.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { fitting } from "../../diffusion/samplers/within.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import styles from "./controls.module.css";
import { words } from "./words.ts";

interface PresetsProps {
  readonly sampler: SamplerSpec;
  readonly onChange: (sampler: SamplerSpec) => void;
}

/** The papers' settings under their names. Seed and count stay, so that noise can be compared. */
export function Presets({ sampler, onChange }: PresetsProps) {
  const t = useWords(words);
  const process = useProcess();
  const now = canonicalJson(sampler);
  return (
    <ul className={styles.presets} aria-label={t("sampler.presets")}>
      {fitting(PRESETS, process).map(({ name, sampler: preset }) => (
        <li key={name}>
          <button
            type="button"
            className={styles.preset}
            aria-pressed={canonicalJson(preset) === now}
            onClick={() => onChange(preset)}
          >
            {t(`preset.${name}`, { steps: stepsOf(preset) })}
          </button>
        </li>
      ))}
    </ul>
  );
}
