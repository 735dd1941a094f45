/**
 * Draws a new face as the training pictures were drawn (facesjs, ../models/faces-32/card.md): a
 * picture the model knows the like of. The drawing program is only loaded when it is asked for.
 */
import { modelSize } from "./pictures.ts";
import { type End, pictureFrom, setEnd } from "./sources.ts";

/** Side of the drawn square; the model's picture is averaged from it. */
const SIDE = 512;

export async function drawFaces(): Promise<void> {
  for (const end of [0, 1] as const) await drawFace(end);
}

export async function drawFace(end: End): Promise<void> {
  const { faceToSvgString, generate } = await import("facesjs");
  const face = generate({ accessories: { id: "none" } }, { gender: Math.random() < 0.5 ? "female" : "male" });
  const bitmap = await rasterise(faceToSvgString(face), pastel());
  setEnd(end, pictureFrom("facesjs", bitmap, modelSize()));
}

/** As in training: any hue, fairly saturated, light. */
function pastel(): string {
  const part = () => Math.random();
  return `hsl(${360 * part()} ${45 + 40 * part()}% ${72 + 16 * part()}%)`;
}

/** The 2:3 drawing, filled to its frame; the square begins a quarter of its side below the top. */
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
