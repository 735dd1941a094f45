/** Where likelihoods are asked for: a grid over all that is seen at t = 0, and draws of the data. */
import { drawsOf } from "./learn/sets.ts";
import type { ToyScene } from "./scene.ts";
import { NEAR } from "./scenery.ts";
import { dataOf } from "./task.ts";

/** Places of a side of the grid. */
export const SIDE = 32;
/** Draws whose mean says how likely the data are. */
const DRAWS = 96;

/** The grid's places row by row from the top, then the draws, [SIDE² + DRAWS, 2]. */
export function placesOf(scene: Pick<ToyScene, "data" | "drawing">): Float32Array {
  const at = (i: number) => ((2 * i) / (SIDE - 1) - 1) * NEAR;
  const places = new Float32Array(2 * (SIDE * SIDE + DRAWS));
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) places.set([at(column), -at(row)], 2 * (row * SIDE + column));
  places.set(drawsOf(dataOf(scene), DRAWS, [11, 0]), 2 * SIDE * SIDE);
  return places;
}
