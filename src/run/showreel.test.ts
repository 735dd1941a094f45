import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SHOWREEL } from "./recorded-slots.ts";
import { Recording } from "./recording.ts";
import { playShowreel, readShowreel } from "./showreel.ts";
import { fakeSlots } from "./testing/fake-slots.ts";

const SHEET = { columns: 2, grid: 1, width: 1, height: 1, positions: [1, 10, 20], times: [19, 10, 0] };

/** A sprite of one-pixel frames, drawn a row at a time; each pixel's red is 10 · column + row. */
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

beforeEach(() => {
  vi.stubGlobal("OffscreenCanvas", FakeCanvas);
  vi.stubGlobal("createImageBitmap", async () => ({ width: 2, height: 2, close: () => {} }));
});
afterEach(() => void vi.unstubAllGlobals());

/** A server that has these answers. */
function serve(answers: Readonly<Record<string, Response>>): void {
  vi.stubGlobal("fetch", async (name: string) => answers[name] ?? new Response("", { status: 404 }));
}

describe("reading", () => {
  it("takes the frames out of the sprite, in rows", async () => {
    serve({ "recorded/dot.json": Response.json(SHEET), "recorded/dot.webp": new Response("a sprite") });
    const recording = await readShowreel("dot");
    expect(recording?.positions()).toEqual([1, 10, 20]);
    expect([1, 10, 20].map((position) => recording?.at(0, position).x0?.[0])).toEqual([0, 10, 1]);
    expect([1, 10, 20].map((position) => recording?.times[position])).toEqual([19, 10, 0]);
  });

  it("a model without one has none, also where the server answers every path with the page", async () => {
    serve({});
    expect(await readShowreel("dot")).toBeNull();
    serve({ "recorded/dot.json": new Response("<!doctype html>", { headers: { "content-type": "text/html" } }) });
    expect(await readShowreel("dot")).toBeNull();
    serve({ "recorded/dot.json": Response.json(SHEET) });
    expect(await readShowreel("dot")).toBeNull();
  });
});

describe("playing", () => {
  it("is over, for what waits for it, when its end has been looked at; it goes on until something takes its place", async () => {
    const { slots, frames } = fakeSlots();
    const { feed } = slots.of(SHOWREEL);
    feed.recording = new Recording(1, 4);
    let over = 0;
    let wanted = true;
    const played = playShowreel(feed, () => wanted, frames).then(() => over++);
    for (const [ms, then] of [
      [0, 0],
      [7000, 0],
      [900, 0],
      [200, 1],
      [9000, 1],
    ] as const) {
      expect(frames.next(ms)).toBe(true);
      await Promise.resolve();
      await Promise.resolve();
      expect(over).toBe(then);
    }
    await played;
    wanted = false;
    frames.next();
    expect(frames.next()).toBe(false);
  });

  it("is over at once where it is not wanted", async () => {
    const { slots, frames } = fakeSlots();
    const { feed } = slots.of(SHOWREEL);
    const played = playShowreel(feed, () => false, frames);
    frames.next();
    await played;
  });

  it("goes from the noise to the picture in seven seconds, rests, and begins again, while it is wanted", () => {
    const { slots, frames } = fakeSlots();
    const { feed } = slots.of(SHOWREEL);
    feed.recording = new Recording(1, 4);
    const x = Uint8ClampedArray.of(1, 2, 3, 4);
    for (const position of SHEET.positions) {
      feed.recording.add({ position, t: 0, lane: 0, count: 1, x0: x, x, recorded: true });
    }
    let wanted = true;
    playShowreel(feed, () => wanted, frames);
    const shown = [0, 2400, 2400, 2400, 2200, 200].map((ms) => {
      frames.next(ms);
      return feed.moment.position;
    });
    expect(shown).toEqual([1, 10, 20, 20, 20, 1]);
    expect(slots.store.getState().moments[SHOWREEL]).toBeUndefined();
    wanted = false;
    frames.next();
    expect(frames.next()).toBe(false);
  });
});
