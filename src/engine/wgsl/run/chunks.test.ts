/** Rows of a plan: each distinct time and class once in a chunk, and every picture finds its own. */
import { expect, test } from "vitest";
import { chunksOf } from "./chunks.ts";

test("pictures of one time and class share a row, and a chunk begins where the next would not fit", () => {
  const timesteps = Float32Array.of(9, 9, 9, 8, 8, 7, 6, 6, 6);
  const labels = Float32Array.of(0, 0, 2);
  const { chunks, rowOf } = chunksOf({ timesteps, labels }, 3, 4);
  expect(chunks.map(({ from, pairs }) => [from, pairs.length])).toEqual([
    [0, 4],
    [2, 2],
  ]);
  for (let at = 0; at < timesteps.length; at++) {
    const chunk = chunks.findLast(({ from }) => from <= Math.floor(at / 3))!;
    expect(chunk.pairs[rowOf[at]!]).toEqual({ t: timesteps[at], label: labels[at % 3] });
  }
});
