/** All columns in step, as the room shows them. */
import { slots } from "../../app/page.ts";
import { stopsOf } from "../../film/reel.ts";
import type { Reel } from "../../scene/reel.ts";
import { letterOf, nameOf } from "./column.ts";
import { timesOf } from "./lanes.ts";
import { Comparison, SLOT } from "./run.ts";
import type { CompareScene } from "./scene.ts";

export function films(scene: CompareScene): readonly Reel[] {
  const { feed, status } = slots.of(SLOT);
  const { recording } = feed;
  const model = status?.model;
  if (!recording || !model) return [];
  const { columns, count } = scene;
  const times = columns.map(({ sampler }) => timesOf(model.process, sampler));
  const comparison = new Comparison(scene, times, feed);
  const all = Array.from({ length: recording.pictures }, (_, i) => i);
  return [
    {
      id: "run",
      width: model.width,
      height: model.height,
      states: ["x0", "x"],
      stops: stopsOf(recording, all),
      caption: (stop) => `t = ${Math.round(recording.times[stop] ?? 0)}`,
      groups: columns.map(({ sampler }, column) => ({
        title: `${letterOf(column)} · ${nameOf(sampler)}`,
        columns: Math.ceil(Math.sqrt(count)),
        count,
        pixels: (picture, stop, state) => comparison.pixels(column, picture, state, recording.times[stop] ?? 0),
      })),
    },
  ];
}
