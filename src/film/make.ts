/** The page's end of the worker that makes films. */
import type { FilmSpec, FromFilmWorker, ShotPixels, ToFilmWorker } from "./protocol.ts";
import { framesOf } from "./timing.ts";

interface MakeOptions {
  /** What is seen at a stop: arrays of its own, which go to the worker. */
  readonly pixelsAt: (stop: number) => ShotPixels;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly open?: () => Worker;
}

const openWorker = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** The film's bytes. Rejects with the signal's reason at once where it is cancelled, and with what went wrong. */
export function makeFilm(spec: FilmSpec, { pixelsAt, signal, onProgress, open = openWorker }: MakeOptions) {
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    signal.throwIfAborted();
    const worker = open();
    const over = new AbortController();
    const end = (settle: () => void) => {
      over.abort();
      worker.terminate();
      settle();
    };
    const tell = (message: ToFilmWorker, transfer: Transferable[] = []) => worker.postMessage(message, { transfer });
    const all = framesOf(spec.shots);
    const onMessage = ({ data }: MessageEvent<FromFilmWorker>) => {
      switch (data.kind) {
        case "next": {
          onProgress(data.frames / all);
          const shot = spec.shots[data.shot];
          if (!shot) return end(() => reject(new RangeError(`there is no shot ${data.shot}`)));
          const pixels = pixelsAt(shot.stop);
          return tell({ kind: "shot", pixels }, buffersOf(pixels));
        }
        case "done":
          return end(() => resolve(data.bytes));
        case "failed":
          return end(() => reject(new Error(data.message)));
      }
    };
    signal.addEventListener("abort", () => end(() => reject(signal.reason)), { signal: over.signal });
    worker.addEventListener("message", onMessage, { signal: over.signal });
    worker.addEventListener(
      "error",
      ({ message }) => end(() => reject(new Error(`the program that makes films stopped: ${message}`))),
      { signal: over.signal },
    );
    tell({ kind: "make", spec });
  });
}

/** Captions may be kept to be shown again: they are copied. */
function buffersOf({ groups }: ShotPixels): ArrayBuffer[] {
  return groups.flat().flatMap((pixels) => pixels?.buffer ?? []);
}
