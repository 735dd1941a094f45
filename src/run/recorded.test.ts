import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readRecorded } from "./recorded.ts";
import { framesOf, type Sheet } from "./sheet.ts";

const SHEET: Pick<Sheet, "slots" | "columns"> & { model: object; scene: object } = {
  model: { title: "Dots", width: 1, height: 1 },
  scene: { room: "toy" },
  columns: 3,
  slots: {
    "toy/path": {
      pictures: 1,
      times: [2, 1, 0],
      parts: [{ lane: 0, count: 1, positions: [0, 2], states: ["x0", "x"] }],
    },
    toy: {
      pictures: 3,
      times: [2, 1, 0],
      parts: [
        { lane: 0, count: 2, positions: [1, 2], states: ["x0"] },
        { lane: 2, count: 1, positions: [2], states: ["x0"] },
      ],
    },
  },
};

/** A sprite whose cells, one pixel each, have their own numbers as red. */
class FakeCanvas {
  getContext() {
    const getImageData = (_x: number, _y: number, width: number, height: number) => ({
      width,
      data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => (i % 4 === 0 ? i / 4 : 255)),
    });
    return { drawImage: () => {}, getImageData };
  }
}

beforeEach(() => {
  vi.stubGlobal("OffscreenCanvas", FakeCanvas);
  vi.stubGlobal("createImageBitmap", async () => ({ width: 3, height: 3, close: () => {} }));
});
afterEach(() => void vi.unstubAllGlobals());

function serve(answers: Readonly<Record<string, Response>>): void {
  vi.stubGlobal("fetch", async (name: string) => answers[name] ?? new Response("", { status: 404 }));
}

describe("a recording", () => {
  it("numbers its cells slot by slot, part by part, position by position, state by state", () => {
    expect(framesOf(SHEET).map(({ slot, position, lane, cell }) => [slot, position, lane, cell])).toEqual([
      ["toy/path", 0, 0, 0],
      ["toy/path", 2, 0, 2],
      ["toy", 1, 0, 4],
      ["toy", 2, 0, 6],
      ["toy", 2, 2, 8],
    ]);
  });

  it("becomes what its slots recorded", async () => {
    serve({ "recorded/toy.json": Response.json(SHEET), "recorded/toy.webp": new Response("a sprite") });
    const found = await readRecorded("toy");
    const path = found?.recordings.get("toy/path");
    const main = found?.recordings.get("toy");
    expect(path?.times).toEqual([2, 1, 0]);
    expect([0, 2].map((position) => path?.at(0, position).x?.[0])).toEqual([1, 3]);
    // Before the first step there is no guess.
    expect([0, 2].map((position) => path?.at(0, position).x0?.[0])).toEqual([undefined, 2]);
    expect([0, 1].map((picture) => main?.at(picture, 1).x0?.[0])).toEqual([4, 5]);
    expect([0, 1, 2].map((picture) => main?.at(picture, null).x0?.[0])).toEqual([6, 7, 8]);
    expect(main?.at(0, null).x).toBeNull();
    expect(main?.everyPictureHasGuess).toBe(true);
  });

  it("is none where a file is absent, also where the server answers every path with the page", async () => {
    serve({});
    expect(await readRecorded("toy")).toBeNull();
    serve({ "recorded/toy.json": new Response("<!doctype html>", { headers: { "content-type": "text/html" } }) });
    expect(await readRecorded("toy")).toBeNull();
    serve({ "recorded/toy.json": Response.json(SHEET) });
    expect(await readRecorded("toy")).toBeNull();
  });
});
