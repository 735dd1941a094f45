/** WebP by the browser's own codec: what `settlePicture` and `openScene` need for a picture that travels lossy. */
export async function decodeWebp(file: Uint8Array<ArrayBuffer>): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(new Blob([file], { type: "image/webp" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gave no 2D canvas to read the picture from");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

/** @throws Error in a browser whose canvas writes no WebP. */
export async function encodeWebp(
  rgba: Uint8ClampedArray<ArrayBuffer>,
  width: number,
  height: number,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gave no 2D canvas to pack the picture on");
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  const file = await canvas.convertToBlob({ type: "image/webp", quality });
  if (file.type !== "image/webp") throw new Error(`expected image/webp from this browser, found ${file.type}`);
  return new Uint8Array(await file.arrayBuffer());
}
