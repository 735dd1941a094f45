/** Every tile makes the same bits, and the fastest of them is found within the time that there is. */
import { afterAll, expect, test } from "vitest";
import * as of from "../../../graph/build.ts";
import type { Node } from "../../../graph/graph.ts";
import { lowered } from "../lower/lower.ts";
import { ANY } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { openDawn } from "../testing/dawn.ts";
import { weight } from "../testing/toy.ts";
import { Alone } from "./alone.ts";
import { timedTiles } from "./timed-tiles.ts";

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
const onHalves = test.skipIf(!dawn?.gpu.features.has("shader-f16"));
afterAll(() => dawn?.gpu.destroy());

/** A driver that is a program compiles each tile for a while. */
const PATIENCE = { timeout: 300_000 };
const conv = (x: Node, o: number, k: number) =>
  of.conv(x, weight([o, x.shape[0]!, k, k], 5), weight([o], 6), { padding: (k - 1) / 2 });
const x = of.picture([8, 6, 4]);
const first = conv(x, 24, 3);
const output = conv(of.concat([of.upsample(first), of.upsample(x)], 0), 20, 3);
/** Both of the first two are tiled in several ways; what the output is made of, and copies, in none. */
const listed = (halves: boolean) =>
  lowered(simplified({ picture: x.shape, classes: 0, output: conv(output, 4, 1) }), {
    ...ANY,
    halves,
  }).dispatches.filter(({ tiled }) => tiled && tiled.beside().length > 1);

async function same(halves: boolean, most: number): Promise<void> {
  const all = listed(halves);
  expect(all).toHaveLength(2);
  for (const dispatch of all) {
    const { way, beside, as } = dispatch.tiled!;
    const alone = new Alone(dawn!.gpu, dispatch);
    const right = await alone.put(dispatch);
    expect(new Set(right).size).toBeGreaterThan(right.length / 4);
    expect(beside()).not.toContainEqual(way);
    for (const other of beside().slice(-most)) expect(await alone.put(as(other))).toEqual(right);
    alone.dispose();
  }
}

onGpu("all tiles of a shape make the same bits", PATIENCE, () => same(false, 4));
onHalves("and so they do as float16", PATIENCE, () => same(true, 1));

onGpu("the heaviest shape is timed first, and where the time is up none is chosen", PATIENCE, async () => {
  const dispatches = listed(false);
  const heaviest = dispatches.reduce((a, b) => (b.flops > a.flops ? b : a)).tiled!;
  let asked = 0;
  // Each tile takes so long that 1500 ms are over with the first of the next shape.
  const found = await timedTiles(dawn!.gpu, dispatches, () => (1500 / (heaviest.beside().length + 2)) * asked++);
  expect([...found.keys()]).toEqual([heaviest.shape]);
  expect([heaviest.way, ...heaviest.beside()]).toContainEqual(found.get(heaviest.shape));
  expect((await timedTiles(dawn!.gpu, dispatches, () => 2000 * asked++)).size).toBe(0);
});
