/** In how many ways a convolution is divided among threads. The sum of a pixel is the same in all of them, bit for bit. */

export interface Tile {
  /** Neighbouring pixels that a thread makes. */
  readonly pixels: number;
  /** Threads of a workgroup that make neighbouring channels of the same pixels; the next ones make the next pixels. */
  readonly lanes: number;
}

/** What is divided: a pixel of a row after the other, and channels in groups of four. */
export interface Area {
  readonly columns: number;
  readonly rows: number;
  readonly fours: number;
}

/** Threads of a workgroup. */
export const SIZE = 64;
const MOST_PIXELS = 8;
const LANES = 8;

export const groupsFor = ({ columns, rows, fours }: Area, { pixels, lanes }: Tile) =>
  [Math.ceil((Math.ceil(columns / pixels) * rows) / (SIZE / lanes)), Math.ceil(fours / lanes)] as const;

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

/** What is worth being timed instead: no thread has fewer pixels than others, and most have channels. */
export const tilesBeside = ({ columns, fours }: Area, first: Tile): readonly Tile[] =>
  (columns % 2 === 0 ? TILES : ODD).filter(
    ({ pixels, lanes }) =>
      columns % pixels === 0 && lanes < 2 * fours && (pixels !== first.pixels || lanes !== first.lanes),
  );
