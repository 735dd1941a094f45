/** Which tiles a convolution may be timed in on which GPU. */
import { expect, test } from "vitest";
import type { Dispatch } from "../lower/dispatch.ts";
import { lowered } from "../lower/lower.ts";
import { ANY, type Target } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { CIFAR10, ddpmGraph } from "../testing/ddpm.ts";
import { isStaged, threadsOf } from "./tiles.ts";

const network = simplified(ddpmGraph(CIFAR10));

/** Tiles that are staged, of all convolutions. */
const stagedOn = (gpu: Partial<Target>) =>
  lowered(network, { ...ANY, ...gpu }).dispatches.flatMap(({ tiled }) =>
    (tiled?.beside() ?? []).flatMap((way) =>
      "pixels" in way && isStaged(way) ? [{ tile: way, dispatch: tiled!.as(way) }] : [],
    ),
  );

const bytesIn = ({ code }: Dispatch) =>
  [...code.matchAll(/var<workgroup> \w+: array<vec4f, (\d+)>/g)].reduce(
    (sum, [, count]) => sum + 16 * Number(count),
    0,
  );

test("no tile takes more of a workgroup's memory, or threads, than the adapter has; where it has more, there are more", () => {
  const [least, more] = [stagedOn({}), stagedOn({ memory: 32_768 })];
  for (const { tile, dispatch } of least) {
    expect(bytesIn(dispatch)).toBeGreaterThan(0);
    expect(bytesIn(dispatch)).toBeLessThanOrEqual(16_384);
    expect(threadsOf(tile)).toBeLessThanOrEqual(256);
  }
  expect(new Set(least.map(({ tile }) => tile)).size).toBeGreaterThan(2);
  expect(more.length).toBeGreaterThan(least.length);
  expect(Math.max(...more.map(({ dispatch }) => bytesIn(dispatch)))).toBeLessThanOrEqual(32_768);
  expect(stagedOn({ memory: 1024 })).toEqual([]);
  expect(stagedOn({ threads: 64 }).every(({ tile }) => threadsOf(tile) <= 64)).toBe(true);
});

test("a tile's workgroups make every pixel of every channel", () => {
  for (const { tile, dispatch } of stagedOn({})) {
    const [x, y] = dispatch.groups;
    const { across, down, fours } = tile.staged;
    const made = x * y * tile.pixels * across * down * tile.lanes * fours * 4;
    expect(made).toBeGreaterThanOrEqual(dispatch.write.floats);
    expect(made).toBeLessThanOrEqual(2 * dispatch.write.floats);
  }
});
