/** What the large picture shows. The first two lenses were recorded; the others are computed when asked for. */
import { LENSES, type Lens } from "../../run/moment.ts";

export function nextLens(lens: Lens): Lens {
  return LENSES[(LENSES.indexOf(lens) + 1) % LENSES.length] ?? "x0";
}

/** Which recorded state stands for it in the film. */
export function recordedOf(lens: Lens): "x0" | "x" {
  return lens === "x" ? "x" : "x0";
}
