/** The noise of a batch, shared over it or not. */
import { normals, type Stream } from "../noise.ts";
import type { NoiseAddress } from "../plan.ts";

/**
 * `noise_like(shape, repeat)`: unit normals for `count` pictures of `size` values, float32 [count, size].
 * With `repeat` all of them get image 0's, else picture i those of image i.
 * @param index the model's index of the step, 0 for what is drawn once (noise.ts)
 */
export function noiseLike(
  count: number,
  size: number,
  seed: NoiseAddress["seed"],
  stream: Stream,
  index: number,
  repeat: boolean,
): Float32Array {
  const batch = new Float32Array(count * size);
  for (let i = 0; i < count; i++)
    normals(batch.subarray(i * size, (i + 1) * size), { seed, image: repeat ? 0 : i, branch: 0 }, stream, index);
  return batch;
}
