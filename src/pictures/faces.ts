/**
 * Draws a new face as the training pictures were drawn (facesjs, models/faces-32/card.md): a
 * picture the model knows the like of. The drawing program is only loaded when it is asked for.
 */
import { askWorker } from "./ask-worker.ts";

/** Side of the drawn square; the model's picture is averaged from it. */
const SIDE = 512;

/** A face nobody has seen, 512 × 512. */
export async function newFace(): Promise<ImageBitmap> {
  return rasterise(await drawn(null), pastel());
}

/** A face as SVG text. */
const drawn = askWorker<null, string>(
  () => new Worker(new URL("./face-worker.ts", import.meta.url), { type: "module" }),
  "the drawing program",
  "faces",
);

/** As in training: any hue, fairly saturated, light. */
function pastel(): string {
  const upTo = (most: number) => most * Math.random();
  return `hsl(${upTo(360)} ${45 + upTo(40)}% ${72 + upTo(16)}%)`;
}

/** The 2:3 drawing fills its frame; the square begins a quarter of its side below the top. */
async function rasterise(svg: string, background: string): Promise<ImageBitmap> {
  // "100%" of nothing is no size: an image needs one to be decoded at.
  const sized = svg.replace('width="100%" height="100%"', `width="${SIDE}" height="${1.5 * SIDE}"`);
  const image = new Image();
  const url = URL.createObjectURL(new Blob([sized], { type: "image/svg+xml" }));
  try {
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(SIDE, SIDE);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("this browser gave no 2D canvas to draw a face on");
    context.fillStyle = background;
    context.fillRect(0, 0, SIDE, SIDE);
    context.drawImage(image, 0, -SIDE / 4, SIDE, 1.5 * SIDE);
    return canvas.transferToImageBitmap();
  } finally {
    URL.revokeObjectURL(url);
  }
}
