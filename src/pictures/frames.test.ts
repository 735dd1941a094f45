import { afterEach, expect, test, vi } from "vitest";
import { firstThatShows } from "./frames.ts";
import { bitmapOf, type FakeBitmap, fakeCanvas } from "./testing/fake-canvas.ts";

afterEach(() => vi.unstubAllGlobals());

/** A frame whose left half is black and whose right half is of this level. */
const frame = (level: number) => bitmapOf(2, 1, (x) => [x * level, x * level, x * level, 255]);

function film(frames: readonly FakeBitmap[], animated = true) {
  fakeCanvas();
  const close = vi.fn();
  class Decoder {
    static isTypeSupported = async (type: string) => type === "image/gif";
    completed = Promise.resolve();
    tracks = { ready: Promise.resolve(), selectedTrack: { animated, frameCount: frames.length } };
    decode = async ({ frameIndex }: { frameIndex: number }) => ({ image: frames[frameIndex] });
    close = close;
  }
  vi.stubGlobal("ImageDecoder", Decoder);
  return close;
}

const first = (type = "image/gif") => firstThatShows(new Uint8Array(1), type);

test("a film that begins dark is taken where it first shows something, though more comes later", async () => {
  const frames = [frame(0), frame(3), frame(100), frame(255)];
  const close = film(frames);
  expect(await first()).toBe(frames[2]);
  expect(close).toHaveBeenCalledOnce();
});

test("of a film that never shows anything the frame with most to see is taken", async () => {
  const frames = [frame(0), frame(9), frame(5)];
  film(frames);
  expect(await first()).toBe(frames[1]);
});

test("what stands still, and what the browser can't tell, is left to the other decoder", async () => {
  expect(await first()).toBeNull();
  const close = film([frame(255)], false);
  expect(await first()).toBeNull();
  expect(close).toHaveBeenCalledOnce();
  expect(await first("image/avif")).toBeNull();
});
