/** A picture on a canvas, its pixels as squares or smooth. */

/** For each canvas the small one that its pictures are enlarged from: a picture alone, so that none bleeds into another. */
const small = new WeakMap<CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D>();

/** The canvas has `scale` pixels a pixel; where that is one, the browser enlarges it into squares. */
export function put(
  context: CanvasRenderingContext2D,
  pixels: Uint8ClampedArray<ArrayBuffer>,
  size: number,
  scale: number,
  [x, y]: readonly [x: number, y: number],
): void {
  const picture = new ImageData(pixels, size, size);
  if (scale === 1) {
    context.putImageData(picture, x, y);
    return;
  }
  const from = smallOf(context, size);
  if (!from) return;
  from.putImageData(picture, 0, 0);
  const [left, top, side] = [x * scale, y * scale, size * scale];
  context.imageSmoothingEnabled = true;
  // The browser's own bicubic: hundreds of pictures a second are no work for a script. Prints have pictures/bicubic.
  context.imageSmoothingQuality = "high";
  context.clearRect(left, top, side, side);
  context.drawImage(from.canvas, 0, 0, size, size, left, top, side, side);
}

function smallOf(context: CanvasRenderingContext2D, size: number): OffscreenCanvasRenderingContext2D | null {
  const before = small.get(context);
  if (before?.canvas.width === size) return before;
  const made = new OffscreenCanvas(size, size).getContext("2d", { willReadFrequently: true });
  if (made) small.set(context, made);
  return made;
}
