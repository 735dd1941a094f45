/** Pictures as the network takes them, [C, H, W] float32 in [−1, 1], and whether they are of its size. */
import type { PictureShape } from "../bytes/picture-shape.ts";
import { fromLevel } from "../diffusion/levels.ts";
import type { InputPicture } from "../scene/picture.ts";

export function toTensor(picture: InputPicture): Float32Array {
  const { width, height, channels, pixels } = picture;
  const plane = width * height;
  const out = new Float32Array(plane * channels); // [C, H, W]
  for (let p = 0; p < plane; p++) {
    for (let c = 0; c < channels; c++) out[c * plane + p] = fromLevel(pixels[p * channels + c]!);
  }
  return out;
}

export function fits(picture: PictureShape, model: PictureShape): boolean {
  return picture.width === model.width && picture.height === model.height && picture.channels === model.channels;
}
