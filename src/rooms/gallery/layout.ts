/** Which rows of a long grid are in sight: the others are not there, and a thousand pictures cost what thirty do. */

/** The narrowest a picture gets, and what is between two; CSS pixels. */
export const LEAST = { wide: 152, narrow: 104 } as const;
export const GAP = { wide: 16, narrow: 8 } as const;
/** Under a picture: what it is, in two lines. */
export const CAPTION = { wide: 44, narrow: 24 } as const;
/** Rows that are there before they are seen. */
const AHEAD = 3;

export interface Layout {
  readonly columns: number;
  /** Side of a picture. */
  readonly side: number;
  /** From the top of a row to that of the next. */
  readonly pitch: number;
}

export function layoutOf(width: number, narrow: boolean): Layout {
  const size = narrow ? "narrow" : "wide";
  const gap = GAP[size];
  const columns = Math.max(2, Math.floor((width + gap) / (LEAST[size] + gap)));
  const side = Math.max(1, Math.floor((width - gap * (columns - 1)) / columns));
  return { columns, side, pitch: side + CAPTION[size] + gap };
}

export interface InSight {
  readonly from: number;
  readonly to: number;
}

/** The pictures of the rows in sight, `from` included, `to` not. */
export function inSight({ columns, pitch }: Layout, count: number, top: number, height: number): InSight {
  const first = Math.max(0, Math.floor(top / pitch) - AHEAD);
  const last = Math.ceil((top + height) / pitch) + AHEAD;
  return { from: Math.min(first * columns, count), to: Math.min(last * columns, count) };
}
