/** From what was chosen to what is made: the same for the preview, the estimate and the file. */
import type { Patch } from "../../../film/compose.ts";
import { type FrameLayout, layFrame, type Size } from "../../../film/layout.ts";
import type { FilmKind, FilmSpec, ShotPixels } from "../../../film/protocol.ts";
import { type PanelPixels, panelsOf, type Shows, stopsWithPictures } from "../../../film/reel.ts";
import { type Pace, type Shot, shotsOf } from "../../../film/timing.ts";
import type { Reel, ReelState } from "../../../scene/reel.ts";
import { type Ink, letters } from "./letters.ts";

export type Format = FilmKind["format"];

export interface Choices {
  readonly shows: Shows;
  /** Number of the only picture; null for all. */
  readonly one: number | null;
  readonly format: Format;
  readonly size: Size;
  readonly smooth: boolean;
  readonly caption: boolean;
  readonly pace: Pace;
  /** It says nothing of where it came from. */
  readonly bare: boolean;
}

export interface FilmPlan {
  readonly reel: Reel;
  readonly panels: readonly PanelPixels[];
  readonly layout: FrameLayout;
  readonly shots: readonly Shot[];
  readonly titles: readonly Patch[];
  readonly smooth: boolean;
  captionAt(stop: number): Patch | null;
  readonly ground: Ink["ground"];
}

type Looks = Pick<Choices, "shows" | "size" | "smooth" | "caption" | "pace">;

/** Null where nothing is to be seen of it yet. */
export function planOf(
  reel: Reel,
  choices: Looks,
  names: Readonly<Record<ReelState, string>>,
  ink: Ink,
): FilmPlan | null {
  const panels = panelsOf(reel, choices.shows, names);
  const stops = stopsWithPictures(reel.stops, panels);
  if (stops.length === 0) return null;
  const { width, height } = reel;
  const layout = layFrame({
    width,
    height,
    groups: panels,
    caption: choices.caption,
    smooth: choices.smooth,
    size: choices.size,
  });
  return {
    reel,
    panels,
    layout,
    shots: shotsOf(stops, choices.pace),
    titles: panels.flatMap(({ title }, i) => {
      const place = layout.groups[i]?.title;
      return title !== undefined && place ? [letters(title, place, ink)] : [];
    }),
    smooth: choices.smooth,
    captionAt: (stop) => layout.caption && letters(reel.caption(stop), layout.caption, ink),
    ground: ink.ground,
  };
}

export function specOf(plan: FilmPlan, kind: FilmKind, tags: FilmSpec["tags"]): FilmSpec {
  const { layout, smooth, ground, titles, shots, reel } = plan;
  const size = { width: reel.width, height: reel.height };
  return { kind, layout, look: { ground, smooth }, size, titles, shots, tags };
}

/** Copies, which go to the worker. */
export function pixelsAt({ panels, captionAt }: FilmPlan, stop: number): ShotPixels {
  const groups = panels.map(({ count, pixels }) =>
    Array.from({ length: count }, (_, picture) => pixels(picture, stop)?.slice() ?? null),
  );
  return { groups, caption: captionAt(stop) };
}
