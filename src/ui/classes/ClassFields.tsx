import { useWords } from "../../i18n/words.ts";
import { EACH, MOST_GUIDANCE, type OfClass } from "../../scene/classes.ts";
import { NumberBox } from "../controls/NumberBox.tsx";
import { Field } from "../primitives/Field.tsx";
import { Range } from "../primitives/Range.tsx";
import { Select } from "../primitives/Select.tsx";
import { ANY, type Change, chosen as chosenAs, type Pictures } from "./choose.ts";
import { useClassName } from "./names.ts";
import { words } from "./words.ts";

export interface ClassFieldsProps {
  readonly scene: OfClass;
  readonly classes: readonly string[];
  /** The model has to be told one: then there is no guidance, which needs to know what it says of none. */
  readonly needsClass: boolean;
  /** Whether there is guidance: a measurement has none. */
  readonly guided?: boolean;
  /** Left out where all share one class. */
  readonly pictures?: Pictures;
  readonly onChange: (change: Change) => void;
}

/** What the slider offers; the box takes any. */
const [LEAST, MOST] = [1, 5];

/** The class and, where one is chosen, how much of it. */
export default function ClassFields({
  scene,
  pictures,
  guided = true,
  onChange,
  classes,
  needsClass,
}: ClassFieldsProps) {
  const w = useWords(words);
  const name = useClassName();
  const { class: chosen = ANY, guidance = 1 } = scene;
  const unknown = chosen !== ANY && chosen !== EACH && !classes.includes(chosen);
  const options = [
    ...(needsClass && chosen !== ANY ? [] : [{ value: ANY, label: w("any") }]),
    ...(pictures || chosen === EACH ? [{ value: EACH, label: w("each") }] : []),
    ...[...(unknown ? [chosen] : []), ...classes].map((value) => ({ value, label: name(value) })),
  ];
  const choose = (value: string) => onChange(chosenAs(value, scene, { classes: classes.length, needsClass }, pictures));
  const setGuidance = (value: number) => onChange({ guidance: value });
  return (
    <>
      <Field
        label={w("label")}
        help={w(needsClass ? "helpNeeded" : "help")}
        error={unknown ? w("unknown", { name: chosen }) : null}
      >
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            aria-invalid={unknown}
            value={chosen}
            options={options}
            onChange={choose}
          />
        )}
      </Field>
      {guided && !needsClass && chosen !== ANY && (
        <Field
          label={w("guidance")}
          help={w("guidanceHelp")}
          aside={
            <NumberBox
              label={w("guidance")}
              digits={1}
              value={guidance}
              min={0}
              max={MOST_GUIDANCE}
              onChange={setGuidance}
            />
          }
        >
          {({ id, describedBy }) => (
            <Range
              id={id}
              step={0.1}
              min={LEAST}
              max={MOST}
              value={guidance}
              valueText={String(guidance)}
              aria-describedby={describedBy}
              onChange={setGuidance}
            />
          )}
        </Field>
      )}
    </>
  );
}
