/** Makes PNGs away from the page: sixteen times sixteen pictures are seventeen million pixels. */
import { concat } from "../bytes/concat.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { answerQuestions } from "../pictures/answer-questions.ts";
import { bicubic } from "../pictures/bicubic.ts";
import type { ShownPictures } from "./result.ts";
import { checkScale, enlarge, sheet } from "./sheet.ts";

export interface PngRequest {
  readonly pictures: ShownPictures;
  readonly columns: number;
  readonly scale: number;
  readonly smooth: boolean;
}

answerQuestions<PngRequest, Uint8Array<ArrayBuffer>>(
  ({ pictures, columns, scale, smooth }) =>
    encodePng(smooth ? sheet(smoothed(pictures, scale), columns) : enlarge(sheet(pictures, columns), scale)),
  (png) => [png.buffer],
);

/** Every picture for itself, so that none bleeds into its neighbour. */
function smoothed({ width, height, count, rgba }: ShownPictures, scale: number): ShownPictures {
  checkScale(scale);
  const length = width * height * 4;
  const to = { width: width * scale, height: height * scale };
  const large = Array.from({ length: count }, (_, i) =>
    bicubic(rgba.subarray(i * length, (i + 1) * length), { width, height }, to),
  );
  return { ...to, count, rgba: concat(Uint8ClampedArray, large) };
}
