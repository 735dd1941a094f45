/** PNGs of pictures, made in a worker that is there from the first one on. */
import { askWorker } from "../pictures/ask-worker.ts";
import type { PngRequest } from "./png-worker.ts";

export const makePng = askWorker<PngRequest, Uint8Array<ArrayBuffer>>(
  () => new Worker(new URL("./png-worker.ts", import.meta.url), { type: "module" }),
  "the program that makes PNGs",
  "png",
);
