import { useProcess } from "../../app/hooks.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { fitting } from "../../diffusion/samplers/within.ts";
import { useWords } from "../../i18n/words.ts";
import { ClassControls } from "../../ui/classes/ClassControls.tsx";
import controls from "../../ui/controls/controls.module.css";
import { NumberBox } from "../../ui/controls/NumberBox.tsx";
import { SamplerControls } from "../../ui/controls/SamplerControls.tsx";
import { SeedField } from "../../ui/controls/SeedField.tsx";
import { TimesField } from "../../ui/controls/TimesField.tsx";
import { Field } from "../../ui/primitives/Field.tsx";
import { Range } from "../../ui/primitives/Range.tsx";
import { StartField } from "../../ui/start/StartField.tsx";
import { EXPERIMENTS } from "./experiments.ts";
import { rowsToShow } from "./lanes.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

const MOST_ROWS = 8;
const MOST_COLUMNS = 16;

/** Which sampler, frozen where, finished how often. */
export function Settings() {
  const w = useWords(words);
  const scene = settings.use();
  const process = useProcess();
  const { T } = process;
  const rows = rowsToShow(scene, process);
  // A strided sampler stops elsewhere than was asked: what its rows are is said where they are typed.
  const visited = rows.some(({ asked, t }) => asked !== t) ? rows.map(({ t }) => t).join(", ") : null;
  const { start } = scene;
  const begins = start && scene.times.some((t) => t > start.t) ? start.t : null;
  const patch = (change: Partial<typeof scene>) => settings.patch(change);
  const now = JSON.stringify(scene.sampler);
  return (
    <>
      <ul className={controls.presets} aria-label={w("experiment")}>
        {fitting(EXPERIMENTS, process).map(({ name, sampler }) => (
          <li key={name}>
            <button
              type="button"
              className={controls.preset}
              aria-pressed={JSON.stringify(sampler) === now}
              onClick={() => patch({ sampler })}
            >
              {w(name, { steps: stepsOf(sampler) })}
            </button>
          </li>
        ))}
      </ul>
      <StartField scene={scene} T={T} onChange={patch} />
      <ClassControls scene={scene} pictures={{ count: scene.count, most: MOST_COLUMNS }} onChange={patch} />
      <TimesField
        label={w("times")}
        help={[
          w("timesHelp", { T }),
          begins !== null && w("timesBefore", { t: begins }),
          visited && w("timesInstead", { times: visited }),
        ]
          .filter(Boolean)
          .join(" ")}
        times={scene.times}
        T={T}
        most={MOST_ROWS}
        onChange={(times) => patch({ times })}
      />
      <Field
        label={w("columns")}
        aside={
          <NumberBox
            label={w("columns")}
            value={scene.count}
            min={1}
            max={MOST_COLUMNS}
            onChange={(count) => patch({ count })}
          />
        }
      >
        {({ id }) => (
          <Range id={id} min={1} max={MOST_COLUMNS} value={scene.count} onChange={(count) => patch({ count })} />
        )}
      </Field>
      <SamplerControls sampler={scene.sampler} onChange={(sampler) => patch({ sampler })} />
      <SeedField seed={scene.seed} onChange={(seed) => patch({ seed })} />
    </>
  );
}
