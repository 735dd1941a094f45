/** What choosing a class changes. */
import { EACH, type OfClass, USUAL_GUIDANCE } from "../../scene/classes.ts";

/** No class in particular, as a select has it. */
export const ANY = "";

/** Pictures that may each have a class of their own: how many there are, and the most there can be. */
export interface Pictures {
  readonly count: number;
  readonly most: number;
}

export type Change = OfClass & { readonly count?: number };

/**
 * @param value a class, EACH or ANY
 * @param model how many it knows, and whether it has to be told one: then nothing can be guided
 */
export function chosen(
  value: string,
  { guidance = USUAL_GUIDANCE }: OfClass,
  { classes, needsClass }: { readonly classes: number; readonly needsClass: boolean },
  pictures?: Pictures,
): Change {
  if (value === ANY) return { class: undefined, guidance: undefined };
  const change = { class: value, guidance: needsClass ? undefined : guidance };
  return value === EACH && pictures ? { ...change, count: wholeRows(classes, pictures) } : change;
}

/** As many pictures as now, or fewer, so that every class has as many as any other; as now where there are too many classes. */
function wholeRows(classes: number, { count, most }: Pictures): number {
  return classes > most ? count : Math.max(1, Math.floor(count / classes)) * classes;
}
