/** What kind of video this browser encodes: H.264 in MP4, which everything plays, else VP9 or VP8 in WebM. */
import { FPS } from "./timing.ts";

export interface VideoKind {
  readonly container: "mp4" | "webm";
  readonly codec: "h264" | "vp9" | "vp8";
  /** As WebCodecs names it, with profile and level. */
  readonly name: string;
  /** Bits a second that are asked for. */
  readonly bitrate: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** In this order. High, level 4.2 holds 1080 × 1080 at any of our rates; larger ones need 5.2. */
const KINDS: readonly Omit<VideoKind, "bitrate">[] = [
  { container: "mp4", codec: "h264", name: "avc1.64002a" },
  { container: "mp4", codec: "h264", name: "avc1.640034" },
  { container: "mp4", codec: "h264", name: "avc1.42e034" },
  { container: "webm", codec: "vp9", name: "vp09.00.41.08" },
  { container: "webm", codec: "vp8", name: "vp8" },
];

/** Bits a pixel of a frame: noise asks for more than any film of the world. */
const BITS = 0.25;

export const bitrateOf = ({ width, height }: Size) => Math.round(width * height * FPS * BITS);

/** Null where it encodes none. */
export async function videoKind({ width, height }: Size): Promise<VideoKind | null> {
  if (!("VideoEncoder" in globalThis)) return null;
  const bitrate = bitrateOf({ width, height });
  for (const kind of KINDS) {
    const config = { codec: kind.name, width, height, bitrate, framerate: FPS };
    // A browser that does not know a codec's name throws instead of saying no.
    const supported = await VideoEncoder.isConfigSupported(config).then(
      ({ supported }) => supported === true,
      () => false,
    );
    if (supported) return { ...kind, bitrate };
  }
  return null;
}
