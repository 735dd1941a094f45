import { canonicalJson } from "../../bytes/json.ts";
import { PRESETS, type PresetName } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import styles from "./controls.module.css";
import { words } from "./words.ts";

const NAMES = Object.keys(PRESETS) as PresetName[];

interface PresetsProps {
  readonly sampler: SamplerSpec;
  readonly onChange: (sampler: SamplerSpec) => void;
}

/** The papers' settings under their names. Seed and count stay, so that noise can be compared. */
export function Presets({ sampler, onChange }: PresetsProps) {
  const t = useWords(words);
  const now = canonicalJson(sampler);
  return (
    <ul className={styles.presets} aria-label={t("sampler.presets")}>
      {NAMES.map((name) => (
        <li key={name}>
          <button
            type="button"
            className={styles.preset}
            aria-pressed={canonicalJson(PRESETS[name]) === now}
            onClick={() => onChange(PRESETS[name])}
          >
            {t(`preset.${name}`)}
          </button>
        </li>
      ))}
    </ul>
  );
}
