/** A picture on a canvas, its pixels as squares or smooth. */
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { overChecks } from "../../pictures/checks.ts";

/** For each canvas the small one that its pictures are enlarged from: a picture alone, so that none bleeds into another. */
const small = new WeakMap<CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D>();

/**
 * The canvas has `scale` pixels a pixel; where that is one, the browser enlarges it into squares.
 * @param pixels null where there is no picture: its place is emptied, as it is for one of another size
 */
export function put(
  context: CanvasRenderingContext2D,
  pixels: Uint8ClampedArray<ArrayBuffer> | null,
  { width, height }: PictureSize,
  scale: number,
  [x, y]: readonly [x: number, y: number],
): void {
  const place = [x * scale, y * scale, width * scale, height * scale] as const;
  // Pictures come past React: those of another model may be here before their places are laid out, and are painted then.
  if (pixels?.length !== 4 * width * height) {
    context.clearRect(...place);
    return;
  }
  const picture = new ImageData(overChecks(pixels, { width, height }), width, height);
  if (scale === 1) {
    context.putImageData(picture, x, y);
    return;
  }
  const from = smallOf(context, { width, height });
  if (!from) return;
  from.putImageData(picture, 0, 0);
  context.imageSmoothingEnabled = true;
  // The browser's own bicubic: hundreds of pictures a second are no work for a script. Prints have pictures/bicubic.
  context.imageSmoothingQuality = "high";
  context.clearRect(...place);
  context.drawImage(from.canvas, 0, 0, width, height, ...place);
}

function smallOf(
  context: CanvasRenderingContext2D,
  { width, height }: PictureSize,
): OffscreenCanvasRenderingContext2D | null {
  const before = small.get(context);
  if (before?.canvas.width === width && before.canvas.height === height) return before;
  const made = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (made) small.set(context, made);
  return made;
}
