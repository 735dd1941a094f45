import { useState } from "react";
import { useProcess } from "../../app/hooks.ts";
import { useWords } from "../../i18n/words.ts";
import { ClassControls } from "../../ui/classes/ClassControls.tsx";
import { SeedField } from "../../ui/controls/SeedField.tsx";
import { words as controlWords } from "../../ui/controls/words.ts";
import { Field } from "../../ui/primitives/Field.tsx";
import { Fold } from "../../ui/primitives/Fold.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { Select } from "../../ui/primitives/Select.tsx";
import { Switch } from "../../ui/primitives/Switch.tsx";
import { TextField } from "../../ui/primitives/TextField.tsx";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

/** As many terms give an error of some hundredths of a bit for a face. */
const FIRST_SAMPLE = 100;
const LENGTHS = [1000, 500, 250, 100, 50, 20] as const;

/** Which terms are taken, of which process, with which noise. */
export function Settings() {
  const t = useWords(controlWords);
  const w = useWords(words);
  const scene = settings.use();
  const { T } = useProcess();
  const [refused, setRefused] = useState<string | null>(null);
  const patch = (change: Partial<typeof scene>) => settings.patch(change);
  const own = [...new Set([T, ...LENGTHS.filter((length) => length < T)])].map(String);
  const lengths = own.includes(scene.steps) ? own : [scene.steps, ...own];
  return (
    <>
      <Field label={w("termsWanted")}>
        {() => (
          <Segmented
            fill
            label={w("termsWanted")}
            value={scene.sampled === 0 ? "all" : "some"}
            options={[
              { value: "all", label: w("termsAll") },
              { value: "some", label: w("termsSome") },
            ]}
            onChange={(value) => patch({ sampled: value === "all" ? 0 : Math.min(FIRST_SAMPLE, T) })}
          />
        )}
      </Field>
      {scene.sampled > 0 && (
        <Field
          label={w("sampled")}
          help={w("sampledHelp")}
          error={refused === null ? null : w("sampledBad", { text: refused, most: T })}
        >
          {({ id, describedBy }) => (
            <TextField
              id={id}
              inputMode="numeric"
              value={String(scene.sampled)}
              aria-invalid={refused !== null}
              aria-describedby={describedBy}
              onRefused={setRefused}
              onCommit={(text) => {
                const sampled = Number(text);
                if (!Number.isInteger(sampled) || sampled < 2 || sampled > T) return false;
                patch({ sampled });
                return true;
              }}
            />
          )}
        </Field>
      )}
      <ClassControls scene={scene} guided={false} onChange={({ class: chosen }) => patch({ class: chosen })} />
      <SeedField seed={scene.seed} onChange={(seed) => patch({ seed })} />
      <Fold label={t("settings.advanced")}>
        <Field label={w("steps")} help={w("stepsHelp")}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={scene.steps}
              options={lengths.map((value) => ({ value, label: value }))}
              onChange={(steps) => patch({ steps })}
            />
          )}
        </Field>
        <Switch label={t("sampler.clip")} checked={scene.clip} onChange={(clip) => patch({ clip })} />
      </Fold>
    </>
  );
}
