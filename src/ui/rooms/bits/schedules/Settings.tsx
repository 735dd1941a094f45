import { useWords } from "../../../../i18n/words.ts";
import { useStore } from "../../../../state/store.ts";
import { NumberBox } from "../../../controls/NumberBox.tsx";
import { Field, FieldGroup } from "../../../primitives/Field.tsx";
import { Range } from "../../../primitives/Range.tsx";
import { Select } from "../../../primitives/Select.tsx";
import { useBitsView } from "../view.ts";
import { words } from "../words.ts";
import { KINDS, LEAST_T, MOST_T, type ScheduleChoice } from "./choice.ts";

/** Two schedules to compare. */
export function ScheduleSettings() {
  const w = useWords(words);
  const schedules = useBitsView((view) => view.schedules);
  const T = useStore((state) => (state.model.phase === "ready" ? state.model.model.process.T : 1000));
  const set = (at: 0 | 1, choice: ScheduleChoice) => {
    const [a, b] = useBitsView.getState().schedules;
    useBitsView.setState({ schedules: at === 0 ? [choice, b] : [a, choice] });
  };
  return ([0, 1] as const).map((at) => {
    const choice = schedules[at];
    const own = choice.kind === "own";
    const length = own ? T : choice.T;
    const setLength = (value: number) => set(at, { ...choice, T: value });
    return (
      <FieldGroup key={at} label={w("scheduleOf", { name: w(at === 0 ? "a" : "b") })}>
        <Field label={w("kind")}>
          {({ id }) => (
            <Select
              id={id}
              value={choice.kind}
              options={KINDS.map((value) => ({ value, label: w(value) }))}
              onChange={(kind) => set(at, { ...choice, kind })}
            />
          )}
        </Field>
        <Field
          label={w("length")}
          aside={
            own ? (
              String(T)
            ) : (
              <NumberBox label={w("length")} value={length} min={LEAST_T} max={MOST_T} onChange={setLength} />
            )
          }
        >
          {({ id }) => (
            <Range
              id={id}
              min={LEAST_T}
              max={MOST_T}
              step={25}
              disabled={own}
              value={length}
              valueText={String(length)}
              onChange={setLength}
            />
          )}
        </Field>
      </FieldGroup>
    );
  });
}
