/** What a room's settings have the network told of a picture. */
import { EACH, type OfClass } from "../scene/classes.ts";
import type { LaneSpec } from "../worker/protocol.ts";

/**
 * @param classes those the model knows; one that knows none is told nothing
 * @param turn whose turn it is where every picture has a class of its own; null for what all of them share
 */
export function toldOf(
  { class: chosen, guidance = 1 }: OfClass,
  classes: readonly string[],
  turn: number | null,
): Pick<LaneSpec, "told"> {
  if (chosen === undefined || classes.length === 0) return {};
  if (chosen !== EACH) return { told: { class: chosen, guidance } };
  const name = turn === null ? undefined : classes[turn % classes.length];
  return name === undefined ? {} : { told: { class: name, guidance } };
}
