/** Makes PNGs away from the page: sixteen times sixteen pictures are seventeen million pixels. */
import { encodePng, type Picture8 } from "../bytes/png-pixels.ts";
import type { ResultPictures } from "./result.ts";
import { enlarge, sheet } from "./sheet.ts";

export interface PngRequest {
  readonly id: number;
  readonly pictures: ResultPictures;
  readonly columns: number;
  readonly scale: number;
  readonly smooth: boolean;
}

export type PngAnswer =
  | { readonly id: number; readonly png: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: string };

addEventListener("message", async ({ data }: MessageEvent<PngRequest>) => {
  const { id, pictures, columns, scale, smooth } = data;
  try {
    const small = sheet(pictures, columns);
    const png = smooth && scale > 1 ? await smoothed(small, scale) : encodePng(enlarge(small, scale));
    postMessage({ id, png } satisfies PngAnswer, { transfer: [png.buffer] });
  } catch (error) {
    postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies PngAnswer);
  }
});

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
