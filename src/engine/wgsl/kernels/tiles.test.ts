/** Which tiles a convolution may be timed in on which GPU. */
import { expect, test } from "vitest";
import type { Dispatch } from "../lower/dispatch.ts";
import { lowered } from "../lower/lower.ts";
import { ANY, type Target } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { CIFAR10, ddpmGraph } from "../testing/ddpm.ts";
import { isStaged, type Tile, threadsOf } from "./tiles.ts";

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

test("threads that load by themselves bring more than a workgroup of theirs shares; the larger a staged tile, the less", () => {
  const [first] = lowered(network, { ...ANY, memory: 32_768 })
    .dispatches.filter(({ tiled }) => tiled?.shape === "256×512×3×3/1 + 0 → 256×16×16")
    .map(({ tiled }) => tiled!);
  const ways = [first!.way, ...first!.beside()].map((way) => ({ way: way as Tile, ...first!.brought!(way)! }));
  const staged = ways.filter(({ way }) => isStaged(way));
  for (const { way, each, once } of ways) {
    if (isStaged(way)) expect(each).toBe(once);
    else expect(each).toBeGreaterThan(4 * once);
  }
  expect(staged.map(({ once }) => once)).toEqual(staged.map(({ once }) => once).sort((a, b) => b - a));
  // A window of 10 × 10 and 9 taps of 32 channels, for each of 128 groups of channels and 32 workgroups.
  expect(staged[1]!.once).toBe(32 * 128 * (16 * 100 + 64 * 9 * 8));
});
