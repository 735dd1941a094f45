/** Tiles are timed once for a shape and an adapter, where somebody sees it, and used from then on. */
import { beforeEach, expect, test } from "vitest";
import type { Memory } from "../../memory.ts";
import type { Dispatch } from "../lower/dispatch.ts";
import { lowered } from "../lower/lower.ts";
import { ANY, type Target } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { ddpmGraph } from "../testing/ddpm.ts";
import { type Tiles, tilesHere } from "./target-here.ts";

const network = simplified(ddpmGraph({ side: 8, levels: [128], attention: 0 }));
const { dispatches } = lowered(network);
/** Those that can be had in other tiles. */
const shapes = [
  ...new Set(dispatches.flatMap(({ tiled }) => (tiled && tiled.beside().length > 0 ? [tiled.shape] : []))),
];
const TILE = { pixels: 2, lanes: 16 };

let kept: Map<string, Tiles>;
let asked: string[][];
beforeEach(() => {
  kept = new Map();
  asked = [];
});

const memory: Memory<Tiles> = {
  get: async (key) => kept.get(key) ?? null,
  set: async (key, found) => void kept.set(key, found),
};

/** As many shapes as there is time for. */
const timing = (most: number) => async (_: GPUDevice, some: readonly Dispatch[]) => {
  const all = [...new Set(some.map(({ tiled }) => tiled!.shape))];
  asked.push(all);
  return new Map(all.slice(0, most).map((shape) => [shape, TILE]));
};

function here(tune: boolean, most = 99, name = "a GPU"): Promise<Target["wayOf"]> {
  const device = { adapter: { name, software: false }, gpu: {} as GPUDevice, guard: <T>(work: Promise<T>) => work };
  return tilesHere(device, dispatches, memory, tune, timing(most));
}

test("what there was no time for is timed at the next visit, and nothing twice", async () => {
  const first = await here(true, 2);
  expect(shapes.filter((shape) => first(shape))).toHaveLength(2);
  const next = await here(true);
  expect(shapes.map(next)).toEqual(shapes.map(() => TILE));
  await here(true);
  expect(asked.map(({ length }) => length)).toEqual([shapes.length, shapes.length - 2]);
});

test("in a page that nobody sees nothing is timed; what is known is used, on its own adapter only", async () => {
  expect((await here(false))(shapes[0]!)).toBeUndefined();
  await here(true);
  expect((await here(false))(shapes[0]!)).toEqual(TILE);
  expect((await here(false, 99, "another"))(shapes[0]!)).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test("a network gets the tiles that are known, and is the same otherwise", () => {
  const tiled = lowered(network, { ...ANY, wayOf: (shape) => (shape === shapes[0] ? TILE : undefined) });
  const tiles = tiled.dispatches.flatMap(({ tiled }) => (tiled ? [tiled] : []));
  expect(tiles.filter(({ shape }) => shape === shapes[0]).every(({ way }) => way === TILE)).toBe(true);
  expect(tiled.dispatches.map(({ label, flops }) => [label, flops])).toEqual(
    dispatches.map(({ label, flops }) => [label, flops]),
  );
});
