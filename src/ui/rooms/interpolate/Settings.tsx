import { useT, useWords } from "../../../i18n/words.ts";
import type { Mix } from "../../../share/scene.ts";
import { patchScene } from "../../../state/actions.ts";
import { useScene } from "../../../state/hooks.ts";
import { useStore } from "../../../state/store.ts";
import { NumberBox } from "../../controls/NumberBox.tsx";
import { Presets } from "../../controls/Presets.tsx";
import { SamplerControls } from "../../controls/SamplerControls.tsx";
import { SeedField } from "../../controls/SeedField.tsx";
import { Field } from "../../primitives/Field.tsx";
import { Fold } from "../../primitives/Fold.tsx";
import { Sym } from "../../primitives/Maths.tsx";
import { Range } from "../../primitives/Range.tsx";
import { Select } from "../../primitives/Select.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import { words } from "./words.ts";

const MIXES: readonly Mix[] = ["linear", "spherical", "constant_variance"];

export function Settings() {
  const t = useT();
  const w = useWords(words);
  const scene = useScene("interpolate");
  const T = useStore((state) => (state.model.phase === "ready" ? state.model.model.process.T : 1000));
  const patch = (change: Partial<typeof scene>) => patchScene("interpolate", change);
  const start = scene.times[0] ?? T / 2;
  const setStart = (time: number) => patch({ times: [time] });
  return (
    <>
      <Field
        label={w("start")}
        symbol={<Sym name="t" />}
        help={w("startHelp")}
        aside={<NumberBox label={w("start")} value={start} min={1} max={T} onChange={setStart} />}
      >
        {({ id, describedBy }) => (
          <Range
            id={id}
            min={25}
            max={T}
            step={25}
            value={start}
            valueText={`t = ${start}`}
            aria-describedby={describedBy}
            onChange={setStart}
          />
        )}
      </Field>
      <Presets sampler={scene.sampler} onChange={(sampler) => patch({ sampler })} />
      <SamplerControls sampler={scene.sampler} onChange={(sampler) => patch({ sampler })} />
      <SeedField seed={scene.seed} onChange={(seed) => patch({ seed })} />
      <Fold label={w("mix")}>
        <Field label={w("mix")} symbol={<Sym name="lambda" />}>
          {({ id }) => (
            <Select
              id={id}
              value={scene.mix}
              options={MIXES.map((value) => ({ value, label: w(value) }))}
              onChange={(mix) => patch({ mix })}
            />
          )}
        </Field>
        <Switch
          label={w("sharedNoise")}
          checked={scene.sharedNoise}
          onChange={(sharedNoise) => patch({ sharedNoise })}
        />
        <Switch
          label={w("sharedReturn")}
          help={w("sharedReturnHelp")}
          checked={scene.sharedReturn}
          onChange={(sharedReturn) => patch({ sharedReturn })}
        />
      </Fold>
      <span className="hidden-visually">{t("drop.hint")}</span>
    </>
  );
}
