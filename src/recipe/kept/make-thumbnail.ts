import { askWorker } from "../../pictures/ask-worker.ts";
import type { ThumbnailRequest } from "./thumbnail.ts";

/** The thumbnail of a PNG as a PNG. Rejects where it is of a kind that ours are not. */
export const makeThumbnail = askWorker<ThumbnailRequest, Uint8Array<ArrayBuffer>>(
  () => new Worker(new URL("./thumbnail-worker.ts", import.meta.url), { type: "module" }),
  "the program that makes thumbnails",
  "thumbnail",
);
