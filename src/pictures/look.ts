/** A small square copy of a whole picture, to judge it by: RGBA8 [side, side, 4]. */
export function look(picture: CanvasImageSource, side: number): Uint8ClampedArray {
  const context = canvasOf(side, side);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, side, side);
  return context.getImageData(0, 0, side, side).data;
}

/** @throws Error in a browser that has no more canvases to give. */
export function canvasOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser gave no 2D canvas to read the picture from");
  return context;
}
