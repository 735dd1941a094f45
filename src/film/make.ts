/** The page's end of the worker that makes films. */
import { tellSilence } from "../app/silence.ts";
import { WatchedWorker } from "../pulse/watched-worker.ts";
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

/**
 * The film's bytes. Rejects with the signal's reason at once where it is cancelled, and with what went wrong. Of a worker
 * that says nothing the page is told; one that is started again begins the film anew.
 */
export function makeFilm(spec: FilmSpec, { pixelsAt, signal, onProgress, open = openWorker }: MakeOptions) {
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    signal.throwIfAborted();
    const over = new AbortController();
    let worker: WatchedWorker<ToFilmWorker, FromFilmWorker> | null = null;
    const end = (settle: () => void) => {
      over.abort();
      worker?.end();
      settle();
    };
    const all = framesOf(spec.shots);
    const heard = (data: FromFilmWorker) => {
      switch (data.kind) {
        case "next": {
          onProgress(data.frames / all);
          const shot = spec.shots[data.shot];
          if (!shot) return end(() => reject(new RangeError(`there is no shot ${data.shot}`)));
          const pixels = pixelsAt(shot.stop);
          return worker?.tell({ kind: "shot", pixels }, buffersOf(pixels));
        }
        case "done":
          return end(() => resolve(data.bytes));
        case "failed":
          return end(() => reject(new Error(data.message)));
      }
    };
    const broken = (message: string | null) => {
      const why = message ?? "its script could not be loaded";
      end(() => reject(new Error(`the program that makes films stopped: ${why}`)));
    };
    const begin = () => {
      worker?.end();
      const silence = tellSilence("film", begin);
      worker = new WatchedWorker(open, { heard, broken, ...silence, owes: () => true });
      worker.tell({ kind: "make", spec });
    };
    signal.addEventListener("abort", () => end(() => reject(signal.reason)), { signal: over.signal });
    begin();
  });
}

/** Captions may be kept to be shown again: they are copied. */
function buffersOf({ groups }: ShotPixels): ArrayBuffer[] {
  return groups.flat().flatMap((pixels) => pixels?.buffer ?? []);
}
