import { useStore } from "../../../app/store.ts";
import { useBitsView } from "../view.ts";
import { ScheduleFields } from "./ScheduleFields.tsx";

/** Two schedules to compare. */
export function ScheduleSettings() {
  const schedules = useBitsView((view) => view.schedules);
  const process = useStore((state) => (state.model.phase === "ready" ? state.model.model.process : null));
  return ([0, 1] as const).map((at) => (
    <ScheduleFields
      key={at}
      name={at === 0 ? "a" : "b"}
      choice={schedules[at]}
      process={process}
      onChange={(choice) => {
        const [a, b] = useBitsView.getState().schedules;
        useBitsView.setState({ schedules: at === 0 ? [choice, b] : [a, choice] });
      }}
    />
  ));
}
