/** What the large picture shows. The first two lenses were recorded; the others are computed when asked for. */

import { LENSES, type Lens } from "../../run/moment.ts";
import { RECORDED } from "../../run/recorded-slots.ts";

export function nextLens(lens: Lens): Lens {
  return LENSES[(LENSES.indexOf(lens) + 1) % LENSES.length] ?? "x0";
}

/** Which recorded state stands for it in the film; a run that was recorded beforehand has the guess only. */
export function recordedOf(slot: string, lens: Lens): "x0" | "x" {
  return lens === "x" && !slot.startsWith(RECORDED) ? "x" : "x0";
}
