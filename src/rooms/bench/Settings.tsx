import { useWords } from "../../i18n/words.ts";
import { ClassControls } from "../../ui/classes/ClassControls.tsx";
import { SamplerControls } from "../../ui/controls/SamplerControls.tsx";
import { SeedField } from "../../ui/controls/SeedField.tsx";
import { words as controlWords } from "../../ui/controls/words.ts";
import { Field } from "../../ui/primitives/Field.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { Select } from "../../ui/primitives/Select.tsx";
import { Clear } from "./Clear.tsx";
import { RowModelField } from "./RowModelField.tsx";
import { changeRow, letterOf, nameOf, useChosen } from "./rows.ts";
import { LEAST_COUNT, MOST_COUNT, settings } from "./scene.ts";
import { choose } from "./view.ts";
import { words } from "./words.ts";

const COUNTS = Array.from({ length: Math.log2(MOST_COUNT / LEAST_COUNT) + 1 }, (_, i) => LEAST_COUNT * 2 ** i);

/** How many pictures, from which noise, and the sampler of one row. */
export function Settings() {
  const w = useWords(words);
  const t = useWords(controlWords);
  const scene = settings.use();
  const { rows, count, seed } = scene;
  const chosen = useChosen();
  const row = rows[chosen];
  const counts = COUNTS.includes(count) ? COUNTS : [...COUNTS, count].sort((a, b) => a - b);
  if (!row) return null;
  return (
    <>
      <Segmented
        fill
        label={w("rows")}
        value={String(chosen)}
        options={rows.map((each, i) => ({
          value: String(i),
          label: letterOf(i),
          title: w("edit", { letter: letterOf(i), name: nameOf(each) }),
        }))}
        onChange={(value) => choose(Number(value))}
      />
      <RowModelField at={chosen} />
      <SamplerControls sampler={row.sampler} onChange={(sampler) => changeRow(chosen, { sampler })} />
      <Field label={t("count.label")} help={w("countHelp")}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={String(count)}
            options={counts.map((each) => ({ value: String(each), label: String(each) }))}
            onChange={(value) => settings.patch({ count: Number(value) })}
          />
        )}
      </Field>
      <ClassControls
        scene={{ ...scene, ...(row.guidance !== undefined && { guidance: row.guidance }) }}
        model={row.model}
        pictures={{ count, most: MOST_COUNT }}
        onChange={(change) => changeClass(chosen, change)}
      />
      <SeedField seed={seed} onChange={(next) => settings.patch({ seed: next })} />
      <Clear />
    </>
  );
}

/** The class is every row's; how far beyond it, the row's own. */
function changeClass(at: number, change: { class?: string | undefined; guidance?: number | undefined }): void {
  const { rows, class: before } = settings.get();
  const guided = ({ guidance: _, ...row }: (typeof rows)[number], guidance: number | undefined) =>
    guidance === undefined ? row : { ...row, guidance };
  const changed = "guidance" in change ? rows.map((row, i) => (i === at ? guided(row, change.guidance) : row)) : rows;
  settings.patch({ rows: changed, class: "class" in change ? change.class : before });
}
