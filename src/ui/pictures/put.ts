/** A picture on a canvas, its pixels as squares or smooth. */
import { bicubic } from "../../pictures/bicubic.ts";

/** The canvas has `scale` pixels a pixel; where that is one, the browser enlarges it into squares. */
export function put(
  context: CanvasRenderingContext2D,
  pixels: Uint8ClampedArray<ArrayBuffer>,
  size: number,
  scale: number,
  [x, y]: readonly [x: number, y: number],
): void {
  const shown = scale === 1 ? pixels : bicubic(pixels, size, size, scale);
  context.putImageData(new ImageData(shown, size * scale, size * scale), x * scale, y * scale);
}
