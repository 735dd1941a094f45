import { afterEach, expect, test, vi } from "vitest";
import { bitrateOf, videoKind } from "./video-kind.ts";

const SIZE = { width: 720, height: 720 };
afterEach(() => vi.unstubAllGlobals());

/** A browser that encodes what a name begins with, and throws for names it has never heard of. */
function encodes(...known: readonly string[]) {
  const isConfigSupported = async ({ codec }: { codec: string }) => {
    if (codec.startsWith("avc1.42")) throw new TypeError("unknown codec");
    return { supported: known.some((name) => codec.startsWith(name)) };
  };
  vi.stubGlobal("VideoEncoder", { isConfigSupported });
}

test("H.264 in MP4 where it is encoded, else VP9, else VP8 in WebM, else none", async () => {
  encodes("avc1", "vp09", "vp8");
  expect(await videoKind(SIZE)).toMatchObject({ container: "mp4", codec: "h264", bitrate: bitrateOf(SIZE) });
  encodes("vp09", "vp8");
  expect(await videoKind(SIZE)).toMatchObject({ container: "webm", codec: "vp9" });
  encodes("vp8");
  expect(await videoKind(SIZE)).toMatchObject({ container: "webm", codec: "vp8" });
  encodes();
  expect(await videoKind(SIZE)).toBeNull();
  vi.unstubAllGlobals();
  expect(await videoKind(SIZE)).toBeNull();
});
