/** Every tile that is staged makes the bits of the one that is not, at sizes that nothing divides. */
import { afterAll, expect, test } from "vitest";
import * as of from "../../../graph/build.ts";
import { elements, type Graph } from "../../../graph/graph.ts";
import type { Dispatch } from "../lower/dispatch.ts";
import { lowered } from "../lower/lower.ts";
import { ANY } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { openDawn } from "../testing/dawn.ts";
import { toy, weight } from "../testing/toy.ts";
import { Alone } from "../tune/alone.ts";
import { isStaged, type StagedTile, tilesBeside } from "./tiles.ts";

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
const onHalves = test.skipIf(!dawn?.gpu.features.has("shader-f16"));
afterAll(() => dawn?.gpu.destroy());

/** A driver that is a program compiles each tile for a while. */
const PATIENCE = { timeout: 300_000 };

/** All that a picture, or a matrix, whose rows are one row of pixels, can be given, and one like none of them. */
const tilesOf = (rows: number): readonly StagedTile[] => [
  ...tilesBeside({ columns: 56, rows, phases: 1, fours: 99 }, { pixels: 8, lanes: 8 }).filter(isStaged),
  { pixels: 3, lanes: 4, staged: { across: 2, down: 3, fours: 3 } },
];

/** What the toy has nothing of: more channels than a block has, a wide filter, padding at two sides only. */
function others(): Graph {
  const x = of.picture([5, 7, 11]);
  const conv = (input: typeof x, outputs: number, k: number, how = {}) =>
    of.conv(input, weight([outputs, input.shape[0]!, k, k], 5), weight([outputs], 6), how);
  const large = conv(conv(x, 37, 1), 70, 3);
  const small = conv(conv(large, 9, 3, { stride: 2, padding: [0, 0, 1, 1] }), 21, 5);
  const rows = of.transpose(of.reshape(small, [21, elements(small.shape.slice(1))]), [1, 0]);
  const output = of.linear(of.linear(rows, weight([41, 21], 8), null), weight([4, 41], 9), null);
  return { picture: x.shape, classes: 0, output };
}

const GRAPHS = [others(), toy([3, 14, 10])];
/** One of each kind: filters, strides, how many inputs, what is added. */
const kindsOf = (halves: boolean) => {
  const all = GRAPHS.flatMap((graph) => lowered(simplified(graph), { ...ANY, halves }).dispatches);
  const kinds = new Map<string, Dispatch>();
  for (const dispatch of all.filter(({ tiled }) => tiled)) {
    const kind = dispatch
      .tiled!.shape.replace(/\d+×\d+×(\d+×\d+)/g, "$1")
      .replace(/ → \d+×(1×)?.*?( f16)?$/, " → $1$2");
    if (!kinds.has(kind)) kinds.set(kind, dispatch);
  }
  return [...kinds].map(([kind, dispatch], i) => ({ kind, dispatch, i }));
};

/** Of a few tiles each, so that all of them are seen by shapes of every kind. */
async function same(dispatch: Dispatch, i: number, few: number): Promise<void> {
  const tiles = tilesOf(/→ \d+×1×/.test(dispatch.tiled!.shape) ? 1 : 9);
  const alone = new Alone(dawn!.gpu, dispatch);
  const right = await alone.put(dispatch);
  expect(new Set(right).size).toBeGreaterThan(right.length / 4);
  for (let n = 0; n < few; n++) {
    const tile = tiles[(i * few + n) % tiles.length]!;
    expect(await alone.put(dispatch.tiled!.as(tile)), JSON.stringify(tile)).toEqual(right);
  }
  alone.dispose();
}

onGpu.each(kindsOf(false))("$kind", PATIENCE, ({ dispatch, i }) => same(dispatch, i, 2));
/** Of which there are fewer ways to be wrong. */
const NARROW = /^(3×3\/1 \+ 0|3×3\/1↑.*|1×1\/1 \+ 1) → (1×)? f16$/;
onHalves.each(kindsOf(true).filter(({ kind }) => NARROW.test(kind)))("$kind", PATIENCE, ({ dispatch, i }) =>
  same(dispatch, i, 1),
);
