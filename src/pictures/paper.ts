/** The paper that a picture with transparency lies on where a model sees no opacity. */
import { type Ground, groundFor } from "./ground.ts";
import { look } from "./look.ts";

/** Fine enough for thin lines to count. */
const LOOK = 128;

/** A picture is cut again with every move of a crop, and looked at once. */
const grounds = new WeakMap<ImageBitmap, Ground>();

export function groundOf(bitmap: ImageBitmap): Ground {
  const ground = grounds.get(bitmap) ?? groundFor(look(bitmap, LOOK));
  grounds.set(bitmap, ground);
  return ground;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Covers a canvas with what belongs behind a picture; nothing where it is opaque. */
export function layPaper(context: Context, bitmap: ImageBitmap): void {
  const ground = groundOf(bitmap);
  if (ground === "opaque") return;
  context.fillStyle = ground === "dark" ? "#000" : "#fff";
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}
