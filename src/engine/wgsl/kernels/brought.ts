/** What the workgroups of a convolution bring to their threads, from a cache or from beyond: by this a tile can be judged before it ran. */
import { padded } from "../lower/view.ts";
import type { Convolution } from "../network.ts";
import { kernelOf } from "./filters.ts";
import { type Area, groupsFor, isStaged, SIZE, type Tile } from "./tiles.ts";

/** In bytes, of one picture. */
export interface Brought {
  /** What threads of a workgroup share, each time that one of them loads it. */
  readonly each: number;
  /** What they share, once: so it is where it is staged, and elsewhere at best, where a cache keeps all of a block. */
  readonly once: number;
}

export function broughtBy({ segments }: Convolution, area: Area, tile: Tile): Brought {
  const { pixels, lanes, staged } = tile;
  const workgroups = groupsFor(area, tile).reduce((x, y) => x * y);
  const made = (SIZE / lanes) * pixels;
  const [wide, high] = staged
    ? [pixels * staged.across, staged.down]
    : [Math.min(made, area.columns), Math.ceil(made / area.columns)];
  let [each, once] = [0, 0];
  for (const segment of segments) {
    const [kh, kw] = kernelOf(segment);
    const fours = padded(segment.weight.shape[1]!) / 4;
    const seen = ((wide - 1) * segment.stride + kw) * ((high - 1) * segment.stride + kh);
    once += fours * (16 * seen + 64 * kh * kw * lanes * (staged?.fours ?? 1));
    each += fours * kh * kw * SIZE * (16 * pixels + 64);
  }
  return { each: workgroups * (isStaged(tile) ? once : each), once: workgroups * once };
}
