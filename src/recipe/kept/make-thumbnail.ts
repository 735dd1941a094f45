import type { PictureSize } from "../../bytes/picture-shape.ts";
import { askWorker } from "../../pictures/ask-worker.ts";

export interface ThumbnailRequest {
  readonly png: Uint8Array<ArrayBuffer>;
  /** How large each picture in it was, where its recipe says. */
  readonly one: PictureSize | undefined;
}

/** The thumbnail of a PNG as a PNG. Rejects where it is of a kind that ours are not. */
export const makeThumbnail = askWorker<ThumbnailRequest, Uint8Array<ArrayBuffer>>(
  () => new Worker(new URL("./thumbnail-worker.ts", import.meta.url), { type: "module" }),
  "the program that makes thumbnails",
);
