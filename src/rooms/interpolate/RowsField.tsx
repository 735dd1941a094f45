import { useProcess } from "../../app/hooks.ts";
import { type ProcessSpec, USUAL_PROCESS } from "../../diffusion/process.ts";
import { sameLevels } from "../../diffusion/same-levels.ts";
import { useWords } from "../../i18n/words.ts";
import controls from "../../ui/controls/controls.module.css";
import { NumberBox } from "../../ui/controls/NumberBox.tsx";
import { TimesField } from "../../ui/controls/TimesField.tsx";
import { Field } from "../../ui/primitives/Field.tsx";
import { Sym } from "../../ui/primitives/Maths.tsx";
import { Range } from "../../ui/primitives/Range.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import type { InterpolateScene } from "./scene.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

type Rows = "one" | "times" | "mixes";

const MOST_ROWS = 12;

/** Figure 9's rows, in eighths of its T from all noise to none: the t at which this process has as much. */
const FIGURE_9 = Array.from({ length: 9 }, (_, i) => Math.round((USUAL_PROCESS.T * (8 - i)) / 8));
const eighths = (process: ProcessSpec) => sameLevels(FIGURE_9, USUAL_PROCESS, process);

/** What the rows are: one (figure 8), one for each t (figure 9), or one for each way to mix. */
export function RowsField() {
  const w = useWords(words);
  const scene = settings.use();
  const process = useProcess();
  const { T } = process;
  const stride = Math.max(1, Math.round(T / 40));
  const patch = (change: Partial<InterpolateScene>) => settings.patch(change);
  const inNoise = scene.way === "ddpm";
  const rows: Rows = scene.mix === "all" ? "mixes" : inNoise && scene.times.length > 1 ? "times" : "one";
  const middle = scene.times[Math.floor(scene.times.length / 2)] ?? T / 2;

  const setRows = (to: Rows) => {
    const mix = scene.mix === "all" ? (inNoise ? "linear" : "spherical") : scene.mix;
    if (to === "mixes") patch({ mix: "all", times: [middle] });
    else patch({ mix, times: to === "times" ? eighths(process) : [middle] });
  };

  const choices: readonly Rows[] = inNoise ? ["one", "times", "mixes"] : ["one", "mixes"];
  return (
    <>
      <div className={controls.stack} data-tight>
        <Segmented
          fill
          label={w("rows")}
          value={rows}
          options={choices.map((value) => ({ value, label: w(value), title: w(`${value}Title`) }))}
          onChange={setRows}
        />
      </div>
      {rows === "times" && (
        <TimesField
          label={w("timesLabel")}
          help={w("timesHelp", { T })}
          times={scene.times}
          T={T}
          most={MOST_ROWS}
          onChange={(times) => patch({ times })}
        />
      )}
      {inNoise && rows !== "times" && (
        <Field
          label={w("start")}
          symbol={<Sym name="t" />}
          help={w("startHelp")}
          aside={
            <NumberBox
              label={w("start")}
              value={middle}
              min={1}
              max={T}
              onChange={(time) => patch({ times: [time] })}
            />
          }
        >
          {({ id, describedBy }) => (
            <Range
              id={id}
              min={stride}
              max={T}
              step={stride}
              value={middle}
              valueText={`t = ${middle}`}
              aria-describedby={describedBy}
              onChange={(time) => patch({ times: [time] })}
            />
          )}
        </Field>
      )}
    </>
  );
}
