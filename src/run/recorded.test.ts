import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readRecorded } from "./recorded.ts";
import type { Sheet } from "./sheet.ts";

const POSITIONS = [0, 10, 20];
const times = Array.from({ length: 21 }, (_, position) => 20 - position);
const model = { id: "dot", width: 1, height: 1 } as Sheet["model"];
const scene = { room: "generate" } as Sheet["scene"];
const sheet = (lie: Pick<Sheet, "columns" | "grid">, count: number, states: readonly ("x0" | "x")[]): Sheet => ({
  ...{ model, scene, ...lie },
  slots: { dots: { pictures: count, times, parts: [{ lane: 0, count, positions: POSITIONS, states }] } },
});

/** A sprite of one-pixel cells, drawn a row at a time; each pixel's red is 10 · column + row. */
class FakeCanvas {
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  getContext() {
    let top = 0;
    const drawImage = (_sprite: unknown, _x: number, y: number) => {
      top = -y;
    };
    const getImageData = (_x: number, _y: number, width: number, height: number) => ({
      data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => {
        const at = Math.floor(i / 4);
        return i % 4 === 0 ? 10 * (at % width) + top + Math.floor(at / width) : 255;
      }),
    });
    return { drawImage, getImageData };
  }
}

/** A server that has these answers, of a sprite so wide. */
function serve(answers: Readonly<Record<string, Response>>, width = 4): void {
  vi.stubGlobal("fetch", async (name: string) => answers[name] ?? new Response("", { status: 404 }));
  vi.stubGlobal("createImageBitmap", async () => ({ width, close: () => {} }));
}
const both = (answer: Sheet) => ({
  "recorded/dot.json": Response.json(answer),
  "recorded/dot.webp": new Response("a sprite"),
});

beforeEach(() => vi.stubGlobal("OffscreenCanvas", FakeCanvas));
afterEach(() => void vi.unstubAllGlobals());

it("takes cells in rows out of the sprite: every state, of every picture; no guess before the first step", async () => {
  serve(both(sheet({ columns: 4 }, 2, ["x0", "x"])));
  const recording = (await readRecorded("dot"))?.recordings.get("dots");
  expect(recording?.positions()).toEqual(POSITIONS);
  expect(recording?.times).toEqual(times);
  const reds = (which: "x0" | "x") =>
    POSITIONS.map((position) => [0, 1].map((picture) => recording?.at(picture, position)[which]?.[0]));
  expect(reds("x0")).toEqual([
    [undefined, undefined],
    [1, 11],
    [2, 12],
  ]);
  expect(reds("x")).toEqual([
    [20, 30],
    [21, 31],
    [22, 32],
  ]);
});

it("takes cells in squares, where it has a grid", async () => {
  serve(both(sheet({ columns: 2, grid: 2 }, 4, ["x"])));
  const recording = (await readRecorded("dot"))?.recordings.get("dots");
  const reds = POSITIONS.map((position) => [0, 1, 2, 3].map((picture) => recording?.at(picture, position).x?.[0]));
  expect(reds).toEqual([
    [0, 10, 1, 11],
    [20, 30, 21, 31],
    [2, 12, 3, 13],
  ]);
});

it("is null where there is none, also where the server answers every path with the page", async () => {
  serve({});
  expect(await readRecorded("dot")).toBeNull();
  serve({ "recorded/dot.json": new Response("<!doctype html>", { headers: { "content-type": "text/html" } }) });
  expect(await readRecorded("dot")).toBeNull();
  const { "recorded/dot.json": only } = both(sheet({ columns: 2 }, 1, ["x"]));
  serve({ "recorded/dot.json": only });
  expect(await readRecorded("dot")).toBeNull();
});
