/**
 * Pictures from outside: dropped, picked or pasted. Each is told from its first bytes before
 * anything decodes it; what cannot be taken is said, with its name and what to do, and nothing
 * that is already there is touched.
 */

import { dismiss, say } from "../app/notices.ts";
import { getState, setState } from "../app/store.ts";
import { isPicture, MAX_PIXELS, type PictureProblem, sniff } from "../bytes/picture-file.ts";
import { type End, pictureFrom, setEnd } from "./sources.ts";
import type { Shape } from "./tensor.ts";

/** A header is within this, but for a JPEG's, which may have a profile and a preview before it. */
const HEAD_BYTES = 2 ** 20;
const NOTICE = "picture";

/** A room that wants what is dropped while it is on screen. Says whether it took the bitmap. */
type Claim = (bitmap: ImageBitmap, name: string) => boolean;
let claim: Claim | null = null;

/** Takes what is dropped, pasted or picked until the returned function is called. */
export function claimDrops(handler: Claim): () => void {
  claim = handler;
  return () => {
    if (claim === handler) claim = null;
  };
}

/** What came by a drop: files, and what only looks like one. */
export interface Dropped {
  readonly files: readonly File[];
  readonly folder: string | null;
}

/** Must be called while the drop event is being handled: afterwards the browser closes its items. */
export function readDrop(data: DataTransfer): Dropped {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.());
  const folder = entries.find((entry) => entry?.isDirectory)?.name ?? null;
  return { files: [...data.files], folder };
}

/**
 * Puts one or two pictures where they belong: in the room that claims them, else at the ends of an
 * interpolation (the one pointed at, else the first that is empty, else the first). A PNG with a
 * recipe brings back what made it, unless it is wanted as a `plain` picture.
 */
export async function receive(
  { files, folder }: Dropped,
  end: End | null = null,
  { plain = false }: { readonly plain?: boolean } = {},
): Promise<void> {
  if (folder !== null) return refuse("picture.folder", { name: folder });
  if (files.length === 0) return refuse("picture.noFile");
  if (files.length > 2) return refuse("picture.three", { count: files.length });
  dismiss(NOTICE);
  const places = files.length === 2 ? ([0, 1] as const) : ([end ?? firstEmpty()] as const);
  for (const [i, to] of places.entries()) {
    const file = files[i];
    // A file can be gone, or forbidden, by the time it is read.
    if (file) await take(file, to, plain).catch(() => refuse("picture.unreadable", { name: file.name }));
  }
}

async function take(file: File, to: End, plain: boolean): Promise<void> {
  if (!plain && mayCarryRecipe(file)) {
    const { receiveFile } = await import("../recipe/incoming.ts");
    if (await receiveFile(file)) return;
  }
  const bitmap = await open(file);
  if (!bitmap || claim?.(bitmap, file.name)) return;
  setEnd(to, pictureFrom(file.name, bitmap, modelShape()));
  setState({ place: "interpolate" });
}

/** A PNG that this page made, or its recipe as JSON, brings everything back. */
function mayCarryRecipe({ name, type }: File): boolean {
  return type === "image/png" || type === "application/json" || /\.(png|json)$/i.test(name);
}

/** A picture file as something to draw, or null when it cannot be (and then it was said why). */
export async function open(file: File): Promise<ImageBitmap | null> {
  const head = await file
    .slice(0, HEAD_BYTES)
    .arrayBuffer()
    .catch(() => null);
  if (!head) {
    refuse("picture.unreadable", { name: file.name });
    return null;
  }
  const found = sniff(new Uint8Array(head));
  if (!isPicture(found)) {
    refuseProblem(file.name, found);
    return null;
  }
  try {
    // The browser turns a photograph the way its EXIF says.
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    refuse("picture.undecodable", { name: file.name, type: found.type.toUpperCase() });
    return null;
  }
}

function refuseProblem(name: string, { problem, width = 0, height = 0 }: PictureProblem): void {
  if (problem !== "too-large") {
    refuse(`picture.${problem}`, { name });
    return;
  }
  const megapixels = Math.round((width * height) / 1e5) / 10;
  refuse("picture.too-large", { name, width, height, megapixels, most: MAX_PIXELS / 1e6 });
}

function refuse(message: Parameters<typeof say>[0]["message"], values: Record<string, string | number> = {}): void {
  say({ key: NOTICE, tone: "error", message, values });
}

function firstEmpty(): End {
  const [a, b] = getState().scenes.interpolate.present.ends;
  return a !== null && b === null ? 1 : 0;
}

/** What the model sees of a picture; the list knows before the model is there. */
export function modelShape(): Pick<Shape, "width" | "channels"> {
  const { model, modelId, models } = getState();
  if (model.phase === "ready") return model.model;
  return models.find(({ id }) => id === modelId) ?? { width: 32, channels: 3 };
}
