/**
 * A picture file as something to draw: upright, standing still, as opaque as it is. What the bytes are was told
 * from them (bytes/picture-file.ts); the browser's decoders do the rest.
 */
import { moves } from "../bytes/animated.ts";
import type { PictureFile } from "../bytes/picture-file.ts";
import { drawShown } from "./draw-shown.ts";
import { drawSvg } from "./draw-svg.ts";
import { firstThatShows } from "./frames.ts";
import type { Ground } from "./ground.ts";
import { groundOf } from "./paper.ts";

export interface Decoded {
  readonly bitmap: ImageBitmap;
  /** Whether it is all that this browser gives of something that moves: the first frame, whatever that shows. */
  readonly firstOnly: boolean;
  /** Whether it is what can be seen of a picture that is damaged or was cut off. */
  readonly cutOff: boolean;
  /** What belongs behind it. */
  readonly ground: Exclude<Ground, "blank">;
}

/** Kinds that may hold more than one frame. */
const MAY_MOVE: readonly string[] = ["gif", "png", "webp", "avif"];

/**
 * @param found null for bytes nobody knows: the browser may
 * @returns null for a picture that is transparent everywhere
 * @throws DOMException where the browser cannot decode it
 */
export async function decode(bytes: Uint8Array<ArrayBuffer>, found: PictureFile | null): Promise<Decoded | null> {
  const { bitmap, firstOnly = false, cutOff = false } = await decoded(bytes, found);
  const ground = groundOf(bitmap);
  if (ground === "blank" && cutOff) throw new Error("nothing of it is there");
  if (ground === "blank") return null;
  return { bitmap, firstOnly, cutOff, ground };
}

async function decoded(
  bytes: Uint8Array<ArrayBuffer>,
  found: PictureFile | null,
): Promise<Pick<Decoded, "bitmap"> & Partial<Decoded>> {
  if (found?.type === "svg") return { bitmap: await drawSvg(bytes, found.size) };
  // A decoder of frames that gives up leaves the picture to the one that takes the first.
  const frame =
    found && MAY_MOVE.includes(found.type) ? await firstThatShows(bytes, found.mime).catch(() => null) : null;
  if (frame) return { bitmap: frame };
  const file = new Blob([bytes], { type: found?.mime ?? "" });
  // The browser turns a photograph the way its EXIF says.
  const whole = createImageBitmap(file, { imageOrientation: "from-image" });
  const firstOnly = found !== null && moves(bytes, found.type);
  try {
    return { bitmap: await whole, firstOnly };
  } catch (error) {
    const part = found && (await drawShown(file).catch(() => null));
    if (part) return { bitmap: part, firstOnly, cutOff: true };
    throw error;
  }
}
