/** PNGs of pictures, made in a worker that is there from the first one on. */
import type { PngAnswer, PngRequest } from "./png-worker.ts";

let worker: Worker | null = null;
let asked = 0;

export function makePng(request: Omit<PngRequest, "id">): Promise<Uint8Array<ArrayBuffer>> {
  worker ??= new Worker(new URL("./png-worker.ts", import.meta.url), { type: "module" });
  const maker = worker;
  const id = ++asked;
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const { signal } = done;
    const onMessage = ({ data }: MessageEvent<PngAnswer>) => {
      if (data.id !== id) return;
      done.abort();
      if ("png" in data) resolve(data.png);
      else reject(new Error(data.error));
    };
    const onError = ({ message }: ErrorEvent) => {
      done.abort();
      worker = null;
      reject(new Error(`the program that makes PNGs stopped: ${message}`));
    };
    maker.addEventListener("message", onMessage, { signal });
    maker.addEventListener("error", onError, { signal });
    maker.postMessage({ ...request, id } satisfies PngRequest);
  });
}
