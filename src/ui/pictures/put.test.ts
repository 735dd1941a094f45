import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Feed } from "../../run/feed.ts";
import { Recording } from "../../run/recording.ts";
import { paint } from "./paint.ts";

/** As strict as the browser's. */
class StrictImageData {
  constructor(pixels: Uint8ClampedArray, width: number, height: number) {
    if (pixels.length !== 4 * width * height)
      throw new DOMException("not a multiple of (4 * width)", "InvalidStateError");
  }
}

beforeEach(() => vi.stubGlobal("ImageData", StrictImageData));
afterEach(() => vi.unstubAllGlobals());

/** One picture of so many pixels a side. */
function recorded(side: number): Recording {
  const size = 4 * side * side;
  const recording = new Recording(1, size);
  recording.times = [1, 0];
  const pixels = () => new Uint8ClampedArray(size);
  recording.add({ position: 1, t: 0, lane: 0, count: 1, x0: pixels(), x: pixels(), recorded: true });
  return recording;
}

test("a run of another model's pictures, come before their places are laid out, is painted once they are", () => {
  const feed = new Feed("generate", { request: () => 0, cancel: () => {}, now: () => 0, after: () => {} });
  const context = { clearRect: vi.fn(), putImageData: vi.fn() } as unknown as CanvasRenderingContext2D;
  const laidOut = (side: number) => {
    const size = { width: side, height: side };
    paint(feed, { context, painted: [], which: "x0", columns: 1, size, scale: 1 });
  };
  feed.recording = recorded(32);
  laidOut(32);
  expect(context.putImageData).toHaveBeenCalledTimes(1);
  feed.recording = recorded(28);
  laidOut(32);
  expect(context.putImageData).toHaveBeenCalledTimes(1);
  expect(context.clearRect).toHaveBeenCalledExactlyOnceWith(0, 0, 32, 32);
  laidOut(28);
  expect(context.putImageData).toHaveBeenCalledTimes(2);
});
