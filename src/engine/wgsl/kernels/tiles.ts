/**
 * In how many ways a convolution is divided among threads. The sum of a pixel is the same in all of them, bit for bit: for each
 * input, blocks of its channels; in a block the filter's taps; and at a tap the block's channels. A block is as much as a
 * workgroup's own memory holds of a patch and its surroundings, and of each pixel a line of a cache, which all taps find there.
 */

export interface Tile {
  /** Neighbouring pixels that a thread makes. */
  readonly pixels: number;
  /** Threads of a workgroup that make neighbouring channels of the same pixels; the next ones make the next pixels. */
  readonly lanes: number;
  /** Where a workgroup brings what its threads read into its own memory, once for all of them. */
  readonly staged?: Staged;
}

export interface Staged {
  /** Threads whose pixels are beside each other, and below each other: a workgroup has a rectangle of them. */
  readonly across: number;
  readonly down: number;
  /** Groups of four channels that a thread makes, so many lanes apart. */
  readonly fours: number;
}

export type StagedTile = Tile & { readonly staged: Staged };
export const isStaged = (tile: Tile): tile is StagedTile => tile.staged !== undefined;

/** What is divided: a pixel of a row after the other, as often as there are phases, and channels in groups of four. */
export interface Area {
  readonly columns: number;
  readonly rows: number;
  readonly phases: number;
  readonly fours: number;
}

/** Groups of four channels that are summed over all taps before the next. */
export const BLOCK = 4;

/** Threads of a workgroup that stages nothing. */
export const SIZE = 64;
const MOST_PIXELS = 8;
const LANES = 8;

export const threadsOf = ({ lanes, staged }: Tile): number => (staged ? lanes * staged.across * staged.down : SIZE);

export function groupsFor({ columns, rows, phases, fours }: Area, tile: Tile): readonly [number, number] {
  const { pixels, lanes } = tile;
  if (isStaged(tile)) {
    const { across, down, fours: each } = tile.staged;
    return [
      Math.ceil(columns / (pixels * across)) * Math.ceil(rows / down) * phases,
      Math.ceil(fours / (lanes * each)),
    ];
  }
  return [Math.ceil((Math.ceil(columns / pixels) * rows * phases) / (SIZE / lanes)), Math.ceil(fours / lanes)];
}

/**
 * Where nothing was timed: as many pixels as are made without a remainder, if that is more than a few, and leave as many
 * workgroups as are enough; where none do, as few as make the most of them.
 */
export function tileFor(area: Area, workgroups: number): Tile {
  const { columns } = area;
  const enough = (pixels: number) => {
    const [x, y] = groupsFor(area, { pixels, lanes: LANES });
    return x * y >= workgroups;
  };
  for (let pixels = MOST_PIXELS; pixels >= 4; pixels--) {
    if (columns % pixels === 0 && enough(pixels)) return { pixels, lanes: LANES };
  }
  return { pixels: [4, 2].find((pixels) => pixels <= columns && enough(pixels)) ?? 1, lanes: LANES };
}

const TILES: readonly Tile[] = [
  { pixels: 8, lanes: 4 },
  { pixels: 2, lanes: 8 },
  { pixels: 4, lanes: 8 },
  { pixels: 8, lanes: 8 },
  { pixels: 2, lanes: 16 },
  { pixels: 4, lanes: 16 },
];
/** Of 7 × 7, and of other widths that two doesn't divide. */
const ODD: readonly Tile[] = [
  { pixels: 7, lanes: 4 },
  { pixels: 7, lanes: 8 },
  { pixels: 1, lanes: 8 },
  { pixels: 1, lanes: 16 },
];

/** Pixels by channels of a workgroup: 16 × 64, 64 × 32, 64 × 64, and where there is more memory than every GPU has, 128 × 64. */
const STAGED: readonly StagedTile[] = [
  { pixels: 4, lanes: 16, staged: { across: 1, down: 4, fours: 1 } },
  { pixels: 8, lanes: 8, staged: { across: 1, down: 8, fours: 1 } },
  { pixels: 8, lanes: 8, staged: { across: 1, down: 8, fours: 2 } },
  { pixels: 8, lanes: 8, staged: { across: 2, down: 8, fours: 2 } },
  // Of 7 × 7, 14 × 14, 28 × 28.
  { pixels: 7, lanes: 8, staged: { across: 1, down: 7, fours: 1 } },
  { pixels: 7, lanes: 8, staged: { across: 1, down: 7, fours: 2 } },
];

/** Rows of a matrix are pixels of one row. */
const inOneRow = ({ pixels, lanes, staged: { across, down, fours } }: StagedTile): StagedTile => ({
  pixels,
  lanes,
  staged: { across: across * down, down: 1, fours },
});

const same = (a: Tile, b: Tile) => JSON.stringify(a) === JSON.stringify(b);

/** What is worth being timed instead: no thread has fewer pixels than others, and most have channels. */
export function tilesBeside({ columns, rows, fours }: Area, first: Tile): readonly Tile[] {
  const staged = rows > 1 ? STAGED : STAGED.map(inOneRow);
  const full = ({ pixels, lanes, staged }: Tile) =>
    columns % pixels === 0 &&
    lanes * (staged?.fours ?? 1) < 2 * fours &&
    (!staged || (pixels * staged.across <= columns && staged.down <= rows));
  return [...(columns % 2 === 0 ? TILES : ODD), ...staged].filter((tile) => full(tile) && !same(tile, first));
}
