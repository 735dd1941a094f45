/** What the first room has made, as pictures to go on with in others. */

import { slots } from "../app/page.ts";
import type { PictureShape } from "../bytes/picture-shape.ts";
import { toLevel } from "../diffusion/levels.ts";
import type { InputPicture } from "../scene/picture.ts";
import { firstRoom } from "../scene/rooms.ts";
import type { ModelInfo } from "../worker/protocol.ts";

/** The pictures that it has finished with this model, as 8-bit; empty before. */
export function generated(shape: ModelInfo): InputPicture[] {
  const { status, feed } = slots.of(firstRoom().id);
  const result = status?.model?.sha256 === shape.sha256 && feed.recording?.result;
  if (!result) return [];
  const D = shape.width * shape.height * shape.channels;
  return Array.from({ length: Math.floor(result.length / D) }, (_, i) =>
    toPicture(result.subarray(i * D, (i + 1) * D), shape),
  );
}

/** [C, H, W] in model range to the nearest 8-bit levels. */
export function toPicture(x: Float32Array, { width, height, channels }: PictureShape): InputPicture {
  const plane = width * height;
  const pixels = new Uint8Array(plane * channels);
  for (let p = 0; p < plane; p++) {
    for (let c = 0; c < channels; c++) pixels[p * channels + c] = toLevel(x[c * plane + p]!);
  }
  return { width, height, channels, pixels, origin: "result" };
}
