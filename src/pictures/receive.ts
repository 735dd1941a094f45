/**
 * Pictures from outside: dropped, picked or pasted. What cannot be taken is said (open.ts), and
 * nothing that is already there is touched.
 */

import { dismiss } from "../app/notices.ts";
import { getState, setState } from "../app/store.ts";
import { t } from "../i18n/words.ts";
import { NOTICE, open, refuse } from "./open.ts";
import { type End, pictureFrom, setEnd } from "./sources.ts";
import type { Shape } from "./tensor.ts";

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
  if (folder !== null) return void refuse(() => t("picture.folder", { name: folder }));
  if (files.length === 0) return void refuse(() => t("picture.noFile"));
  if (files.length > 2) return void refuse(() => t("picture.three", { count: files.length }));
  dismiss(NOTICE);
  const places = files.length === 2 ? ([0, 1] as const) : ([end ?? firstEmpty()] as const);
  for (const [i, to] of places.entries()) {
    const file = files[i];
    // A file can be gone, or forbidden, by the time it is read.
    if (file) await take(file, to, plain).catch(() => refuse(() => t("picture.unreadable", { name: file.name })));
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
