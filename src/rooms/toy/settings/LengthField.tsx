import { useWords } from "../../../i18n/words.ts";
import { NumberBox } from "../../../ui/controls/NumberBox.tsx";
import { Field } from "../../../ui/primitives/Field.tsx";
import { Range } from "../../../ui/primitives/Range.tsx";
import { MOST_STEPS, settings } from "../scene.ts";
import { words } from "../words.ts";

/** Where the slider stops; the box takes any number. */
const STOPS = [100, 200, 500, 1000, 2000, 3000, 5000, 10_000, MOST_STEPS];

/** How many steps of Adam the network learns for. */
export function LengthField() {
  const w = useWords(words);
  const { steps } = settings.use();
  const patch = (next: number) => settings.patch({ steps: next });
  const stop = Math.max(
    0,
    STOPS.findLastIndex((value) => value <= steps),
  );
  return (
    <Field
      label={w("length")}
      aside={<NumberBox label={w("length")} value={steps} min={1} max={MOST_STEPS} onChange={patch} />}
    >
      {({ id }) => (
        <Range
          id={id}
          min={0}
          max={STOPS.length - 1}
          value={stop}
          valueText={w("lengthValue", { steps })}
          onChange={(at) => patch(STOPS[at] ?? MOST_STEPS)}
        />
      )}
    </Field>
  );
}
