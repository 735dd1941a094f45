/** Makes PNGs away from the page: sixteen times sixteen pictures are seventeen million pixels. */
import { encodePng, type Picture8 } from "../bytes/png-pixels.ts";
import { answerQuestions } from "../pictures/ask-worker.ts";
import type { ResultPictures } from "./result.ts";
import { enlarge, sheet } from "./sheet.ts";

export interface PngRequest {
  readonly pictures: ResultPictures;
  readonly columns: number;
  readonly scale: number;
  readonly smooth: boolean;
}

answerQuestions<PngRequest, Uint8Array<ArrayBuffer>>(
  ({ pictures, columns, scale, smooth }) => {
    const small = sheet(pictures, columns);
    return smooth && scale > 1 ? smoothed(small, scale) : encodePng(enlarge(small, scale));
  },
  (png) => [png.buffer],
);

/** Smooth scaling is the browser's own. */
async function smoothed({ width, height, pixels }: Picture8, scale: number): Promise<Uint8Array<ArrayBuffer>> {
  const small = new OffscreenCanvas(width, height);
  const large = new OffscreenCanvas(width * scale, height * scale);
  const [from, to] = [small.getContext("2d"), large.getContext("2d")];
  if (!from || !to) throw new Error("this browser gave no 2D canvas to scale the picture on");
  from.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  to.imageSmoothingQuality = "high";
  to.drawImage(small, 0, 0, large.width, large.height);
  return new Uint8Array(await (await large.convertToBlob({ type: "image/png" })).arrayBuffer());
}
