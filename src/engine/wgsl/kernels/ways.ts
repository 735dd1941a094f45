/** In how many ways a dispatch is divided among threads; its bits are the same in all of them. */
import type { Tile } from "./tiles.ts";

/** Of a convolution, a norm, or attention. */
export type Way = Tile | Strands | Queries;

/** How a norm's strands are divided. */
export interface Strands {
  /** Of a workgroup. */
  readonly threads: number;
  /** Strands of a thread at a time: neighbouring channels, in one load. */
  readonly together: 1 | 4;
}

export interface Queries {
  /** Of a workgroup. */
  readonly queries: number;
}
