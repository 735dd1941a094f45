/**
 * A file as something to draw. Whatever the browser can show opens, whatever its name; what cannot
 * be taken is said, with its name and what to do.
 */
import { say } from "../app/notices.ts";
import {
  isPicture,
  MAX_PIXELS,
  type PictureFile,
  type PictureProblem,
  sniff,
  tooLarge,
} from "../bytes/picture-file.ts";
import { type Decoded, decode } from "./decode.ts";
import { modelShape } from "./model-shape.ts";
import { words } from "./words.ts";

/** Notices about what came from outside take each other's place. */
export const NOTICE = "picture";

/** The heaviest file that is read: 64 megapixels as they are, four bytes each. */
const MAX_BYTES = 4 * MAX_PIXELS;
/** Enough to tell a film, whose gigabytes need not be read. */
const HEAD_BYTES = 4096;

/** A bitmap, or null where there is none (and then it was said why). */
export async function open(file: File): Promise<ImageBitmap | null> {
  const bytes = await read(file);
  return bytes && openBytes(file, bytes);
}

/** The same, of a file that was read. */
export async function openBytes({ name, size }: File, bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap | null> {
  const found = sniff(bytes);
  if (!isPicture(found) && found.problem !== "unknown") return refuseProblem(name, found);
  if (size > MAX_BYTES) {
    return refuse(() => words.say("picture.too-heavy", { name, megabytes: inMega(size), most: inMega(MAX_BYTES) }));
  }
  return decoded(name, bytes, isPicture(found) ? found : null);
}

/** All bytes of the file, but of one that is too heavy the first few: they may tell what it is. */
export async function read(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  const part = file.size > MAX_BYTES ? file.slice(0, HEAD_BYTES) : file;
  // A file can be gone, or forbidden, by the time it is read.
  const bytes = await part.arrayBuffer().catch(() => null);
  return bytes ? new Uint8Array(bytes) : refuse(() => words.say("picture.unreadable", { name: file.name }));
}

async function decoded(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  found: PictureFile | null,
): Promise<ImageBitmap | null> {
  let made: Decoded | null;
  try {
    made = await decode(bytes, found);
  } catch (error) {
    console.info(`“${name}” was not decoded`, error);
    return refuse(() => undecodable(name, found));
  }
  if (!made) return refuse(() => words.say("picture.blank", { name }));
  const { bitmap, firstOnly, cutOff, ground } = made;
  const problem = tooLarge([bitmap.width, bitmap.height]);
  if (problem) return refuseProblem(name, problem);
  if (ground === "dark" && modelShape().channels !== 4)
    say({ key: NOTICE, tone: "info", text: () => words.say("picture.dark", { name }) });
  if (cutOff) say({ key: "cut-off", tone: "warning", text: () => words.say("picture.cut-off", { name }) });
  // Under a key of its own: both can be true.
  if (firstOnly) say({ key: "frame", tone: "info", text: () => words.say("picture.first-frame", { name }) });
  return bitmap;
}

function undecodable(name: string, found: PictureFile | null): string {
  if (!found) return words.say("picture.unknown", { name });
  switch (found.type) {
    case "heic":
      return words.say("picture.heic", { name });
    case "jxl":
    case "tiff":
    case "jp2":
      return words.say("picture.unsupported", { name });
    default:
      return words.say("picture.undecodable", { name, type: found.type.toUpperCase() });
  }
}

function refuseProblem(name: string, { problem, size: [width, height] = [0, 0] }: PictureProblem): null {
  const values = { width, height, megapixels: inMega(width * height), most: MAX_PIXELS / 1e6 };
  return refuse(() => words.say(`picture.${problem}`, { name, ...values }));
}

export function refuse(text: () => string): null {
  say({ key: NOTICE, tone: "error", text });
  return null;
}

/** Millions, to one digit. */
const inMega = (count: number) => Math.round(count / 1e5) / 10;
