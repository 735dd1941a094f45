import { askWorker } from "../../pictures/ask-worker.ts";

/** The thumbnail of a PNG as a PNG. Rejects where it is of a kind that ours are not. */
export const makeThumbnail = askWorker<Uint8Array, Uint8Array<ArrayBuffer>>(
  () => new Worker(new URL("./thumbnail-worker.ts", import.meta.url), { type: "module" }),
  "the program that makes thumbnails",
);
