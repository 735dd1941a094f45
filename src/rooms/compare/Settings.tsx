import { Plus } from "lucide-react";
import { useProcess } from "../../app/hooks.ts";
import { canonicalJson } from "../../bytes/json.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { useWords } from "../../i18n/words.ts";
import { MAX_COUNT } from "../../scene/fields.ts";
import { ClassControls } from "../../ui/classes/ClassControls.tsx";
import { CountField } from "../../ui/controls/CountField.tsx";
import { SamplerControls } from "../../ui/controls/SamplerControls.tsx";
import { SeedField } from "../../ui/controls/SeedField.tsx";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { letterOf, nameOf } from "./column.ts";
import { MOST_COLUMNS } from "./lanes.ts";
import { COMPARISONS, type ComparisonName, comparisonFor } from "./presets.ts";
import styles from "./Settings.module.css";
import type { CompareScene } from "./scene.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

const NAMES = Object.keys(COMPARISONS) as ComparisonName[];

type ColumnSpec = CompareScene["columns"][number];

const setColumns = (columns: readonly ColumnSpec[]) => settings.patch({ columns });

export function removeColumn(columns: readonly ColumnSpec[], column: number): void {
  setColumns(columns.filter((_, i) => i !== column));
}

interface SettingsProps {
  readonly chosen: number;
  readonly onChoose: (column: number) => void;
}

export function Settings({ chosen, onChoose }: SettingsProps) {
  const w = useWords(words);
  const scene = settings.use();
  const { columns, count } = scene;
  const process = useProcess();
  const full = columns.length >= MOST_COLUMNS;
  const now = canonicalJson(columns.map(({ sampler }) => sampler));
  const seed = columns[0]?.seed ?? "0";
  return (
    <>
      <ul className={styles.presets} aria-label={w("presets")}>
        {NAMES.map((name) => {
          const samplers = comparisonFor(name, process);
          const steps = samplers.map(stepsOf);
          // Where all columns take as many steps, it is said once.
          const said = new Set(steps).size === 1 ? String(steps[0]) : steps.join(", ");
          const values = { steps: said, first: steps[0] ?? 0, rest: steps.slice(1).join(", ") };
          return samplers.length === 0 ? null : (
            <li key={name}>
              <button
                type="button"
                className={styles.preset}
                aria-pressed={canonicalJson(samplers) === now}
                onClick={() => {
                  setColumns(samplers.map((sampler) => ({ sampler, seed })));
                  onChoose(0);
                }}
              >
                <span>{w(name, { steps: steps[0] ?? 0 })}</span>
                <small>{w(`${name}Help`, values)}</small>
              </button>
            </li>
          );
        })}
      </ul>
      <ClassControls scene={scene} pictures={{ count, most: MAX_COUNT }} onChange={settings.patch} />
      <CountField count={count} onChange={(value) => settings.patch({ count: value })} />
      <div className={styles.tabs}>
        <Segmented
          fill
          label={w("columns")}
          value={String(chosen)}
          options={columns.map(({ sampler }, i) => ({
            value: String(i),
            label: letterOf(i),
            title: w("edit", { letter: letterOf(i), name: nameOf(sampler) }),
          }))}
          onChange={(value) => onChoose(Number(value))}
        />
        <IconButton
          look="outlined"
          label={w(full ? "addFull" : "add")}
          disabled={full}
          onClick={() => {
            const last = columns.at(-1);
            if (last) setColumns([...columns, last]);
            onChoose(columns.length);
          }}
        >
          <Plus />
        </IconButton>
      </div>
      <ColumnSettings column={chosen} />
    </>
  );
}

/** The settings of one column: in the panel, or over the page on a phone. */
export function ColumnSettings({ column }: { readonly column: number }) {
  const { columns } = settings.use();
  const spec = columns[column];
  if (!spec) return null;
  const change = (part: Partial<ColumnSpec>) =>
    setColumns(columns.map((each, i) => (i === column ? { ...each, ...part } : each)));
  return (
    <div className={styles.settings}>
      <SamplerControls sampler={spec.sampler} onChange={(sampler) => change({ sampler })} />
      <SeedField seed={spec.seed} onChange={(seed) => change({ seed })} />
    </div>
  );
}
