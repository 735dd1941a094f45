/** A film from its spec, shot by shot: each is asked for when its turn comes, so that one frame is held at a time. */
import { concat } from "../bytes/concat.ts";
import { overChecks } from "../pictures/checks.ts";
import { backdrop, compose, type Patch } from "./compose.ts";
import { apngEncoder } from "./encode/apng.ts";
import type { Encoder } from "./encode/encoder.ts";
import { gifEncoder } from "./encode/gif.ts";
import type { FilmSpec, ShotPixels } from "./protocol.ts";

/** @param shotAt is told how many frames are done */
export async function produce(
  spec: FilmSpec,
  shotAt: (shot: number, frames: number) => Promise<ShotPixels>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { layout, look, titles, shots, size } = spec;
  const encoder = await encoderOf(spec);
  const behind = backdrop(layout, look, titles);
  let frames = 0;
  for (const [i, shot] of shots.entries()) {
    const { groups: pictures, caption } = await shotAt(i, frames);
    const groups = pictures.map((group) => group.map((pixels) => pixels && overChecks(pixels, size)));
    const frame = compose(layout, behind, groups, size, caption, look);
    await encoder.add(frame, shot.frames, fewOf(groups, [...titles, ...(caption ? [caption] : [])]));
    frames += shot.frames;
  }
  return encoder.finish();
}

async function encoderOf({ kind, layout: { width, height }, tags }: FilmSpec): Promise<Encoder> {
  switch (kind.format) {
    case "gif":
      return gifEncoder(width, height);
    case "apng":
      return apngEncoder(width, height);
    case "video":
      return (await import("./encode/video.ts")).videoEncoder(width, height, kind.video, tags);
  }
}

/** Every colour that there is in a frame: what it is enlarged from has as many as it has. */
function fewOf(groups: ShotPixels["groups"], letters: readonly Patch[]) {
  const pictures = groups.flat().filter((pixels) => pixels !== null);
  return concat(Uint8ClampedArray, [...pictures, ...letters.map(({ rgba }) => rgba)]);
}
