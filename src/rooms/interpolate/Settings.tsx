import { useProcess } from "../../app/hooks.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import { words as fileWords } from "../../pictures/words.ts";
import { ClassControls } from "../../ui/classes/ClassControls.tsx";
import { NumberBox } from "../../ui/controls/NumberBox.tsx";
import { Presets } from "../../ui/controls/Presets.tsx";
import { SamplerControls } from "../../ui/controls/SamplerControls.tsx";
import { SeedField } from "../../ui/controls/SeedField.tsx";
import { Field } from "../../ui/primitives/Field.tsx";
import { Fold } from "../../ui/primitives/Fold.tsx";
import { Sym } from "../../ui/primitives/Maths.tsx";
import { Range } from "../../ui/primitives/Range.tsx";
import { Select } from "../../ui/primitives/Select.tsx";
import { Switch } from "../../ui/primitives/Switch.tsx";
import { EncodingField, encodingFor } from "./EncodingField.tsx";
import { RowsField } from "./RowsField.tsx";
import { MIXES } from "./rows.ts";
import type { InterpolateScene } from "./scene.ts";
import { settings } from "./scene.ts";
import { WayField } from "./WayField.tsx";
import { words } from "./words.ts";

/** λ has as many stops as there are pictures, one more than these. */
const [FEWEST, MOST] = [2, 16];

const patch = (change: Partial<InterpolateScene>) => settings.patch(change);

/** Where the mixing is done, what the rows are, how many stops λ has; then the sampler and its seed. */
export function Settings() {
  const t = useWords(fileWords);
  const w = useWords(words);
  const scene = settings.use();
  const { way, mix, intervals, sampler, encoder } = scene;
  const { T } = useProcess();
  const setSampler = (value: SamplerSpec) =>
    patch({ sampler: value, encoder: encoder && encodingFor(value, encoder.form, T) });
  return (
    <>
      <WayField />
      <RowsField />
      {mix !== "all" && (
        <Field label={w("mix")} help={w(`${mix}Help`)}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={mix}
              options={MIXES.map((value) => ({ value, label: w(value) }))}
              onChange={(value) => patch({ mix: value })}
            />
          )}
        </Field>
      )}
      <Field
        label={w("intervals")}
        symbol={<Sym name="lambda" />}
        aside={
          <NumberBox
            label={w("intervals")}
            value={intervals}
            min={FEWEST}
            max={MOST}
            onChange={(value) => patch({ intervals: value })}
          />
        }
      >
        {({ id }) => (
          <Range id={id} min={FEWEST} max={MOST} value={intervals} onChange={(value) => patch({ intervals: value })} />
        )}
      </Field>
      <ClassControls scene={scene} onChange={patch} />
      <Presets sampler={sampler} onChange={setSampler} />
      <SamplerControls sampler={sampler} onChange={setSampler} />
      {way === "encode" && <EncodingField />}
      {way === "seeds" ? (
        <>
          <SeedField label={w("seedFirst")} seed={scene.seed} onChange={(seed) => patch({ seed })} />
          <SeedField label={w("seedSecond")} seed={scene.otherSeed} onChange={(otherSeed) => patch({ otherSeed })} />
        </>
      ) : (
        <SeedField seed={scene.seed} onChange={(seed) => patch({ seed })} />
      )}
      <Fold label={w("noise")}>
        {way === "ddpm" && (
          <Switch
            label={w("sharedNoise")}
            checked={scene.sharedNoise}
            onChange={(sharedNoise) => patch({ sharedNoise })}
          />
        )}
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
