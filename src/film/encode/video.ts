/** MP4 and WebM by WebCodecs, put together by mediabunny (MPL-2.0). */
import {
  BufferTarget,
  Mp4OutputFormat,
  Output,
  Quality,
  type VideoCodec,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from "mediabunny";
import { FPS } from "../timing.ts";
import type { VideoKind } from "../video-kind.ts";
import type { Encoder } from "./encoder.ts";

export interface FilmTags {
  readonly title: string;
  readonly description: string;
  /** The recipe. */
  readonly comment: string;
}

const FAMILIES: Readonly<Record<VideoKind["codec"], VideoCodec>> = { h264: "avc", vp9: "vp9", vp8: "vp8" };

export async function videoEncoder(
  width: number,
  height: number,
  { container, codec, name, bitrate }: VideoKind,
  tags: FilmTags | null,
): Promise<Encoder> {
  const target = new BufferTarget();
  const format = container === "mp4" ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat();
  const output = new Output({ format, target });
  const source = new VideoSampleSource({
    codec: FAMILIES[codec],
    fullCodecString: name,
    quality: new Quality({ bitrate, bitrateMode: "variable" }),
    latencyMode: "quality",
  });
  output.addVideoTrack(source, { frameRate: FPS });
  if (tags) output.setMetadataTags(tags);
  await output.start();
  let at = 0;
  return {
    // Every frame for itself: players and chat programs expect an even rate.
    async add(frame, frames) {
      for (let i = 0; i < frames; i++) {
        const sample = new VideoSample(frame, {
          format: "RGBX",
          codedWidth: width,
          codedHeight: height,
          timestamp: at++ / FPS,
          duration: 1 / FPS,
        });
        await source.add(sample);
        sample.close();
      }
    },
    async finish() {
      await output.finalize();
      if (!target.buffer) throw new Error("the film came out empty");
      return new Uint8Array(target.buffer);
    },
  };
}
