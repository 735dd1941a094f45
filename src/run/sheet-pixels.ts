/** The pixels of a sheet's picture, cell by cell. */
import type { PictureSize } from "../bytes/picture-shape.ts";
import { cellsOf, placeOf, type Sheet } from "./sheet.ts";

/** What of a sheet says how its picture is read. */
export type Layout = Pick<Sheet, "columns" | "grid" | "slots"> & { readonly model: PictureSize };

/** Rows of cells, one below the other. */
interface Band {
  /** RGBA8 [lines, across, 4]. */
  readonly data: Uint8ClampedArray;
  readonly across: number;
  /** The line that it begins with. */
  readonly top: number;
  readonly rows: number;
}

/** All cells one after the other, RGBA8. Between two rows of them the page gets its turn. */
export async function pixelsIn(sheet: Layout, picture: Blob): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const { width, height } = sheet.model;
  const { columns, grid = 1 } = sheet;
  const cells = cellsOf(sheet);
  const pixels = new Uint8ClampedArray(cells * height * width * 4);
  const row = { lines: grid * height, cells: columns * grid ** 2 };
  for await (const { data, across, top, rows } of bandsOf(picture, row.lines, Math.ceil(cells / row.cells))) {
    const first = (top / row.lines) * row.cells;
    for (let cell = first; cell < Math.min(first + rows * row.cells, cells); cell++) {
      const [left, down] = placeOf(cell, sheet);
      for (let y = 0; y < height; y++) {
        const from = ((down * height - top + y) * across + left * width) * 4;
        pixels.set(data.subarray(from, from + width * 4), (cell * height + y) * width * 4);
      }
    }
    await new Promise((resume) => setTimeout(resume));
  }
  return pixels;
}

/** A PNG's header from its bits a sample on, where it is as we write one with alpha: 8, RGBA, deflate, not interlaced. */
const RGBA8 = [8, 6, 0, 0, 0];
const RGBA8_AT = 24;

/** A canvas multiplies colours by alpha and rounds: a picture that has any is read whole, by our own decoder. */
async function* bandsOf(picture: Blob, lines: number, rows: number): AsyncGenerator<Band> {
  const kind = new Uint8Array(await picture.slice(RGBA8_AT, RGBA8_AT + RGBA8.length).arrayBuffer());
  if (picture.type === "image/png" && RGBA8.every((byte, i) => kind[i] === byte)) {
    const { decodePng } = await import("../bytes/png-pixels.ts");
    const { rgbaOf } = await import("../bytes/rgba.ts");
    const decoded = decodePng(new Uint8Array(await picture.arrayBuffer()), Number.POSITIVE_INFINITY);
    yield { data: rgbaOf(decoded), across: decoded.width, top: 0, rows };
    return;
  }
  const sprite = await createImageBitmap(picture);
  const band = new OffscreenCanvas(sprite.width, lines);
  const context = band.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser draws nothing off the page: there is no recording to show");
  for (let top = 0; top < rows * lines; top += lines) {
    context.drawImage(sprite, 0, -top);
    yield { data: context.getImageData(0, 0, band.width, lines).data, across: band.width, top, rows: 1 };
  }
  sprite.close();
}
