/** A run as a reel, and a reel's moments as what a film is made of. */
import type { Recording } from "../run/recording.ts";
import type { Pixels, Reel, ReelState } from "../scene/reel.ts";

/** What is shown of every moment: the guess, the state, or both beside each other. */
export type Shows = ReelState | "both";

interface OfRun {
  readonly recording: Recording;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  /** Which pictures, in order; all where not said. */
  readonly pictures?: readonly number[];
}

/** The pictures of a recorded run, as they lie on the page, from noise to picture. */
export function runReel({ recording, width, height, columns, pictures }: OfRun): Reel {
  const all = pictures ?? Array.from({ length: recording.pictures }, (_, i) => i);
  return {
    id: "run",
    width,
    height,
    states: ["x0", "x"],
    stops: stopsOf(recording, all),
    caption: (stop) => `t = ${Math.round(recording.times[stop] ?? 0)}`,
    groups: [
      {
        columns: Math.min(columns, all.length),
        count: all.length,
        pixels: (picture, stop, state) => recording.at(all[picture] ?? 0, stop)[state],
      },
    ],
  };
}

/** Every position that any of the pictures was recorded at; the newest is one. */
export function stopsOf(recording: Recording, pictures: readonly number[]): number[] {
  const all = new Set(pictures.flatMap((picture) => recording.positions(picture)));
  all.add(recording.position);
  return [...all].sort((a, b) => a - b);
}

export interface PanelPixels {
  readonly title?: string | undefined;
  readonly columns: number;
  readonly count: number;
  pixels(picture: number, stop: number): Pixels | null;
}

/** What stands in a frame: the reel's groups, or for both states each of them twice. @param names of the states */
export function panelsOf(reel: Reel, shows: Shows, names: Readonly<Record<ReelState, string>>): PanelPixels[] {
  const states: readonly ReelState[] = shows === "both" ? ["x0", "x"] : [shows];
  return reel.groups.flatMap(({ title, columns, count, pixels }) =>
    states.map((state) => ({
      title: states.length > 1 ? [title, names[state]].filter(Boolean).join(" · ") : title,
      columns,
      count,
      pixels: (picture, stop) => pixels(picture, stop, state),
    })),
  );
}

/** The stops at which there is something to see in every panel: before the first step there is no guess. */
export function stopsWithPictures(stops: readonly number[], panels: readonly PanelPixels[]): number[] {
  return stops.filter((stop) => panels.every((panel) => panel.pixels(0, stop) !== null));
}
