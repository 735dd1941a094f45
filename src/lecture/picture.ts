/** The picture of a sheet against what the sheet says of it, from its first bytes: before anything decodes it. */
import { pngSize, type Size, webpSize } from "../bytes/picture-size.ts";
import { cellsOf, placeOf } from "../run/sheet.ts";
import { LectureProblem } from "./problem.ts";
import { MOST_PIXELS, type Pictures } from "./schema.ts";

/** Where both formats say how large it is. */
const HEAD = 64;

/**
 * One that lacks cells would show others in their place, and one that is much larger would fill the memory.
 * @throws LectureProblem
 */
export async function checkPicture(sheet: Pictures, picture: Blob, path: string): Promise<void> {
  const head = new Uint8Array(await picture.slice(0, HEAD).arrayBuffer());
  const size = picture.type === "image/png" ? pngSize(head) : webpSize(head);
  // What is no picture at all is refused where it is decoded.
  if (!size) return;
  const [width, height] = size;
  const least = leastOf(sheet);
  if (width >= least[0] && height >= least[1] && width * height * 4 <= 2 * MOST_PIXELS) return;
  const written = ([w, h]: Size) => `${w} × ${h}`;
  throw new LectureProblem({ code: "picture", path, expected: written(least), received: written(size) });
}

/** What holds every cell. */
function leastOf(sheet: Pictures): Size {
  const places = Array.from({ length: cellsOf(sheet) }, (_, cell) => placeOf(cell, sheet));
  const most = (side: 0 | 1) => places.reduce((far, place) => Math.max(far, place[side] + 1), 1);
  return [most(0) * sheet.model.width, most(1) * sheet.model.height];
}
