/** From one picture to the other, and the run that made them all. */
import { slots } from "../../app/page.ts";
import { runReel } from "../../film/reel.ts";
import type { Reel } from "../../scene/reel.ts";
import { number } from "../../ui/run/format.ts";
import { lambdas } from "./lanes.ts";
import { cellOf, mixRows } from "./rows.ts";
import { SLOT } from "./run.ts";
import type { InterpolateScene } from "./scene.ts";
import { words } from "./words.ts";

export function films(scene: InterpolateScene): readonly Reel[] {
  const { feed, status } = slots.of(SLOT);
  const { recording, moment } = feed;
  const model = status?.model;
  if (!recording || !model) return [];
  const rows = mixRows(scene, model.process.T);
  const at = lambdas(scene.intervals);
  const { row } = cellOf(moment.picture, rows.length, at.length);
  const { t = 0 } = rows[row] ?? {};
  const { width, height } = model;
  // As the room walks: along the row that is chosen, at the moment that is looked at.
  const from = rows.length > 1 && scene.mix !== "all" ? `${words.say("atTime", { t })} · ` : "";
  const walk: Reel = {
    id: "walk",
    width,
    height,
    states: ["x0", "x"],
    stops: at.map((_, column) => column),
    caption: (column) => `${from}λ = ${number(at[column] ?? 0, 3)}`,
    groups: [
      {
        columns: 1,
        count: 1,
        pixels: (_, column, state) => recording.at(row * at.length + column, moment.position)[state],
      },
    ],
  };
  return [walk, runReel({ recording, width, height, columns: at.length })];
}
