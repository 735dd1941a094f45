/** From one sampler to another. */
import { type Sampler, type Spec, stepsOf } from "./define.ts";
import { type Field, settingsIn, type Value } from "./fields.ts";

/** What another sampler begins with: it keeps what both have, and takes as many steps as it is good with, T at the most. */
export function switched(to: Sampler, from: Spec, T: number): Spec {
  const settings = Object.fromEntries(
    settingsIn(to.fields).map(([name, field]) => {
      const before = from[name];
      return [name, before !== undefined && takes(field, before) ? before : field.first];
    }),
  );
  const { is, least = 1, most = T } = to.fields.steps;
  const good = Math.min(Math.max(stepsOf(from), least), most);
  const steps = Math.min(good, to.mostSteps(T, { ...settings, steps: good }));
  return { kind: to.kind, ...settings, steps: is === "count" ? steps : String(steps) };
}

function takes(field: Field, value: Value): boolean {
  switch (field.is) {
    case "choice":
      return Object.hasOwn(field.of, String(value));
    case "real":
      return typeof value === "number" && value >= field.least && value <= field.most;
    case "flag":
      return typeof value === "boolean";
  }
}
