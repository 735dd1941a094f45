/** What of a slot is looked at. Plain data: it can be linked, sent and shown large. */
export interface Moment {
  readonly slot: string;
  /** Which picture of the run; null where none is chosen. */
  readonly picture: number | null;
  /** Which branch of a run that has some; 0 is the run itself. */
  readonly branch: number;
  /** Steps done in what is shown, or null for the newest. */
  readonly position: number | null;
  readonly lens: Lens;
}

/** Through what a picture is looked at: the guess, the state, the noise seen in it, the σ of its values. */
export const LENSES = ["x0", "x", "epsilon", "sigma"] as const;
export type Lens = (typeof LENSES)[number];

export function newest(slot: string): Moment {
  return { slot, picture: null, branch: 0, position: null, lens: "x0" };
}
