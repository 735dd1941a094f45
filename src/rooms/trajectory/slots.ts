/** The slots of the room's runs: the run itself, and one for every branch. */
export const SLOT = "trajectory";

/** The run itself, as a branch number. */
export const TRUNK = 0;

export function nameOf(branch: number): string {
  return branch === TRUNK ? SLOT : `${SLOT}/${branch}`;
}
