/** The run, or the branch that is looked at, with the way that led there. */
import { slots } from "../../app/page.ts";
import { stopsOf } from "../../film/reel.ts";
import type { Reel } from "../../scene/reel.ts";
import { slotOf } from "./run.ts";
import type { TrajectoryScene } from "./scene.ts";
import { seenOf } from "./seen.ts";
import { SLOT, TRUNK } from "./slots.ts";

export function films({ branches }: TrajectoryScene): readonly Reel[] {
  const { feed, status } = slots.of(SLOT);
  const { recording } = feed;
  const model = status?.model;
  if (!recording || !model) return [];
  const branch = branches.some((each) => each.branch === feed.moment.branch) ? feed.moment.branch : TRUNK;
  const all = Array.from({ length: recording.pictures }, (_, i) => i);
  const own = slotOf(branch).feed.recording;
  const stops = new Set([...stopsOf(recording, all), ...(own ? stopsOf(own, all) : [])]);
  return [
    {
      id: "run",
      width: model.width,
      height: model.height,
      states: ["x0", "x"],
      stops: [...stops].sort((a, b) => a - b),
      caption: (stop) => `t = ${Math.round(recording.times[stop] ?? 0)}`,
      groups: [
        {
          columns: Math.ceil(Math.sqrt(all.length)),
          count: all.length,
          pixels: (picture, stop, state) => seenOf(branch, picture, stop).seen[state],
        },
      ],
    },
  ];
}
