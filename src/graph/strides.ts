/** Where the values of a tensor lie in a row of them. */
import { elements, type Shape } from "./graph.ts";

/** From one entry of an axis to the next, row-major. */
export const stridesOf = (shape: Shape): number[] => shape.map((_, axis) => elements(shape.slice(axis + 1)));

/** Steps through a tensor that is repeated to a larger shape: none along an axis of one, or one that it lacks in front. */
export function stepsRepeated(shape: Shape, to: Shape): number[] {
  const strides = stridesOf(shape);
  return to.map((_, axis) => {
    const own = axis - to.length + shape.length;
    return (shape[own] ?? 1) === 1 ? 0 : strides[own]!;
  });
}

/** For each value of a shape in row-major order, where it is found when each axis goes on by its steps. */
export function places(shape: Shape, steps: readonly number[]): Uint32Array {
  const found = new Uint32Array(elements(shape));
  const at = shape.map(() => 0);
  let place = 0;
  for (let i = 0; i < found.length; i++) {
    found[i] = place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place += steps[axis]!;
      if (++at[axis]! < shape[axis]!) break;
      place -= at[axis]! * steps[axis]!;
      at[axis] = 0;
    }
  }
  return found;
}
