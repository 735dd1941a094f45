import type { SayOf } from "../../i18n/words.ts";
import { type Answers, LATENT, ORDERS, RGBA, WHOLE } from "../../intake/protocol.ts";
import type { words } from "./words.ts";

const NAMED = [
  "size",
  "channels",
  "T",
  "schedule",
  "prediction",
  "variance",
  "range",
  "timestep",
  "heads",
  "attention",
  "groups",
  "era",
  "classes",
  "selfConditioning",
  "ops",
] as const;

/** What a fact is called; the file's own word for it where there is none here. */
export function factName(w: SayOf<typeof words>, name: string): string {
  const known = NAMED.find((each) => each === name);
  return known ? w(`fact.${known}`) : name;
}

/** What it is, where words say it; numbers and names say themselves. */
export function factValue(w: SayOf<typeof words>, name: string, value: string): string {
  const said = [RGBA, LATENT].find((each) => each === value);
  if (name === "channels" && said) return w(`channels.${said}`);
  const order = (["legacy", "new"] as const).find((each) => ORDERS[each] === value);
  return name === "attention" && order ? w(`attention.${order}`) : value;
}

/** Where in its file a network lies, as its program calls the place. */
export const placeSaid = (w: SayOf<typeof words>, from: string): string => (from === WHOLE ? w("whole") : from);

/** Facts with their values. */
export const factsSaid = (w: SayOf<typeof words>, said: Answers): string =>
  Object.entries(said)
    .map(([name, value]) => `${factName(w, name)}: ${factValue(w, name, value)}`)
    .join(" · ");
