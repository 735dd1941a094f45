import { useProcess } from "../../app/hooks.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { useWords } from "../../i18n/words.ts";
import { MAX_COUNT } from "../../scene/fields.ts";
import { ClassControls } from "../../ui/classes/ClassControls.tsx";
import { CountField } from "../../ui/controls/CountField.tsx";
import { Presets } from "../../ui/controls/Presets.tsx";
import { SamplerControls } from "../../ui/controls/SamplerControls.tsx";
import { SeedField } from "../../ui/controls/SeedField.tsx";
import { Field } from "../../ui/primitives/Field.tsx";
import { Range } from "../../ui/primitives/Range.tsx";
import { StartField } from "../../ui/start/StartField.tsx";
import styles from "./Settings.module.css";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

interface SettingsProps {
  readonly onProgressive: () => void;
  readonly onShared: () => void;
}

export function Settings({ onProgressive, onShared }: SettingsProps) {
  const w = useWords(words);
  const scene = settings.use();
  const patch = (change: Partial<typeof scene>) => settings.patch(change);
  // Branches name steps of a plan: with another sampler those steps are others.
  const setSampler = (sampler: typeof scene.sampler) => patch({ sampler, branches: [] });
  const { T } = useProcess();
  const k = scene.repeatNoiseSteps;
  const most = stepsOf(scene.sampler);
  const said = k < 0 ? w("repeatNone") : k === 0 ? w("repeatStart") : w("repeatSteps", { k });
  return (
    <>
      <fieldset className={styles.figures} aria-label={w("figures")}>
        <button type="button" className={styles.figureButton} onClick={onProgressive}>
          <span>{w("progressive")}</span>
          <small>{w("progressiveHelp")}</small>
        </button>
        <button type="button" className={styles.figureButton} onClick={onShared}>
          <span>{w("sharedNoise")}</span>
          <small>{w("sharedNoiseHelp")}</small>
        </button>
      </fieldset>
      <StartField scene={scene} T={T} onChange={(change) => patch({ ...change, branches: [] })} />
      <ClassControls scene={scene} pictures={{ count: scene.count, most: MAX_COUNT }} onChange={patch} />
      <Presets sampler={scene.sampler} onChange={setSampler} />
      <SamplerControls sampler={scene.sampler} onChange={setSampler} />
      <SeedField seed={scene.seed} onChange={(seed) => patch({ seed })} />
      <CountField count={scene.count} onChange={(count) => patch({ count })} />
      <Field label={w("repeat")} symbol={<i>k</i>} help={w("repeatHelp")} aside={said}>
        {({ id, describedBy }) => (
          <Range
            id={id}
            min={-1}
            max={most}
            value={Math.min(k, most)}
            valueText={said}
            aria-describedby={describedBy}
            onChange={(repeatNoiseSteps) => patch({ repeatNoiseSteps })}
          />
        )}
      </Field>
    </>
  );
}
