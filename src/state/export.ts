/**
 * Saving what is on screen as PNG. One place: richer files (a recipe inside, any scale) come by
 * replacing `encode`.
 */
import { feedOf } from "./feed.ts";
import { say } from "./notices.ts";

export interface SaveOptions {
  readonly slot: string;
  readonly which: "x0" | "x";
  /** The lanes to save, in order; all otherwise. */
  readonly lanes?: readonly number[];
  /** Lanes at moments of their own, in order: a figure over time. */
  readonly cells?: readonly { readonly lane: number; readonly position: number }[];
  readonly columns: number;
  readonly size: number;
  /** Pixels a pixel: nearest, so that what was generated can be read back. */
  readonly scale?: number;
  readonly name: string;
}

export async function savePng(options: SaveOptions): Promise<void> {
  const { slot, which, lanes, cells, columns, size, scale = 8, name } = options;
  const { recording, held } = feedOf(slot);
  const all = lanes ?? Array.from({ length: recording?.lanes ?? 0 }, (_, i) => i);
  const moments = cells ?? all.map((lane) => ({ lane, position: held }));
  const pictures = moments
    .map(({ lane, position }) => recording?.at(lane, position)[which])
    .filter((pixels) => pixels != null);
  if (pictures.length === 0) {
    say({ key: "save", tone: "info", message: "pictures.notSaved" });
    return;
  }
  download(await encode(pictures, Math.min(columns, pictures.length), size, scale), `${name}.png`);
}

async function encode(
  pictures: readonly Uint8ClampedArray<ArrayBuffer>[],
  columns: number,
  size: number,
  scale: number,
): Promise<Blob> {
  const rows = Math.ceil(pictures.length / columns);
  const sheet = new OffscreenCanvas(columns * size, rows * size);
  const context = sheet.getContext("2d");
  const large = new OffscreenCanvas(sheet.width * scale, sheet.height * scale);
  const enlarge = large.getContext("2d");
  if (!context || !enlarge) throw new Error("this browser gave no 2D canvas to save from");
  pictures.forEach((pixels, i) => {
    context.putImageData(new ImageData(pixels, size, size), (i % columns) * size, Math.floor(i / columns) * size);
  });
  enlarge.imageSmoothingEnabled = false;
  enlarge.drawImage(sheet, 0, 0, large.width, large.height);
  return large.convertToBlob({ type: "image/png" });
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
