/** The two ends of making a PNG: the page's, which asks a worker, and the worker's, which makes it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { decodePng, encodePng } from "../bytes/png-pixels.ts";
import type { Answer, Question } from "../pictures/answer-questions.ts";
import type { PngRequest } from "./png-worker.ts";
import { problemOf } from "./problem.ts";

type Said = Answer<Uint8Array<ArrayBuffer>>;

/** The worker's end, called as its browser would call it. */
let hear: (event: { data: Question<PngRequest> }) => Promise<void>;
const postMessage = vi.fn<(said: Said, options?: { transfer: Transferable[] }) => void>();

/** A worker in which the worker's end runs. */
class InPlace {
  static readonly opened: string[] = [];
  onmessage: ((message: { data: unknown }) => void) | null = null;

  constructor(address: URL) {
    InPlace.opened.push(address.pathname.split("/").at(-1)!);
  }

  async postMessage(data: Question<PngRequest>): Promise<void> {
    await hear({ data });
    this.onmessage?.({ data: postMessage.mock.lastCall?.[0] });
  }
}

beforeEach(async () => {
  vi.resetModules();
  postMessage.mockReset();
  InPlace.opened.length = 0;
  vi.stubGlobal("addEventListener", (_: string, listener: typeof hear) => {
    hear = listener;
  });
  vi.stubGlobal("postMessage", postMessage);
  vi.stubGlobal("Worker", InPlace);
  await import("./png-worker.ts");
});
afterEach(() => void vi.unstubAllGlobals());

const rgba = Uint8ClampedArray.of(255, 0, 0, 255, 0, 0, 255, 255);
const pictures = { width: 1, height: 1, count: 2, rgba };

test("pictures side by side, each pixel a square; the bytes move and are not copied", async () => {
  const { makePng } = await import("./png.ts");
  const png = await makePng({ pictures, columns: 2, scale: 2, smooth: false });
  const { width, height, pixels } = decodePng(png, 64);
  const channels = pixels.length / 8;
  const reds = Array.from({ length: 8 }, (_, i) => pixels[i * channels]);
  expect([width, height, reds]).toEqual([4, 2, [255, 255, 0, 0, 255, 255, 0, 0]]);
  expect(postMessage.mock.lastCall?.[1]?.transfer).toEqual([png.buffer]);
  await makePng({ pictures, columns: 1, scale: 1, smooth: false });
  expect(InPlace.opened).toHaveLength(1);
});

test("what cannot be made is said", async () => {
  const { makePng } = await import("./png.ts");
  const made = makePng({ pictures, columns: 2, scale: 17, smooth: false });
  await expect(made).rejects.toThrow("expected a scale from 1 to 16, found 17");
});

test("smooth scaling is of every picture for itself: none bleeds into its neighbour", async () => {
  const { makePng } = await import("./png.ts");
  const { width, height, pixels } = decodePng(await makePng({ pictures, columns: 2, scale: 3, smooth: true }), 64);
  const channels = pixels.length / 18;
  const reds = Array.from({ length: 6 }, (_, i) => pixels[i * channels]);
  expect([width, height, reds]).toEqual([6, 3, [255, 255, 255, 0, 0, 0]]);
  const small = await makePng({ pictures, columns: 2, scale: 1, smooth: true });
  expect(small).toEqual(encodePng({ width: 2, height: 1, channels: 4, pixels: rgba }));
  await expect(makePng({ pictures, columns: 2, scale: 17, smooth: true })).rejects.toThrow("found 17");
});

test("whatever is thrown can be told", () => {
  expect(problemOf(new RangeError("too far"))).toEqual({ code: "internal", message: "too far", detail: {} });
  expect(problemOf("a text")).toEqual({ code: "internal", message: "a text", detail: {} });
});
