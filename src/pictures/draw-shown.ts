/** What a browser shows of a picture that is damaged or was cut off, and that its decoder for programs refuses. */
import { canvasOf } from "./look.ts";

/** @throws whatever there is none by. */
export async function drawShown(file: Blob): Promise<ImageBitmap> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    // Not decode(), which refuses the same pictures.
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error("nothing of it is shown"));
      image.src = url;
    });
    const { naturalWidth: width, naturalHeight: height } = image;
    const context = canvasOf(width, height);
    context.drawImage(image, 0, 0, width, height);
    return context.canvas.transferToImageBitmap();
  } finally {
    URL.revokeObjectURL(url);
  }
}
