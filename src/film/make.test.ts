import { expect, test, vi } from "vitest";
import { layFrame } from "./layout.ts";
import { makeFilm } from "./make.ts";
import { produce } from "./produce.ts";
import type { FilmSpec, FromFilmWorker, ShotPixels, ToFilmWorker } from "./protocol.ts";

const size = { width: 2, height: 2 };
const spec: FilmSpec = {
  kind: { format: "gif" },
  layout: layFrame({ ...size, groups: [{ columns: 1, count: 1 }], caption: false, smooth: false, size: 720 }),
  look: { ground: [0, 0, 0], smooth: false },
  size,
  titles: [],
  shots: [
    { stop: 0, frames: 2 },
    { stop: 9, frames: 6 },
  ],
  tags: null,
};
const pixelsAt = (stop: number): ShotPixels => ({ groups: [[new Uint8ClampedArray(16).fill(stop)]], caption: null });

/** A worker on this side of the wall: what is said to it is kept, and it says what it is told to. */
function fakeWorker() {
  const said: ToFilmWorker[] = [];
  const worker = Object.assign(new EventTarget(), {
    terminate: vi.fn(),
    postMessage: (message: ToFilmWorker) => said.push(message),
  });
  const say = (data: FromFilmWorker) => worker.dispatchEvent(new MessageEvent("message", { data }));
  return { said, say, worker, open: () => worker as unknown as Worker };
}

test("shots are given as they are asked for, and progress is told in frames", async () => {
  const { said, say, worker, open } = fakeWorker();
  const parts: number[] = [];
  const made = makeFilm(spec, {
    pixelsAt,
    signal: new AbortController().signal,
    onProgress: (p) => parts.push(p),
    open,
  });
  expect(said).toEqual([{ kind: "make", spec }]);
  say({ kind: "next", shot: 0, frames: 0 });
  say({ kind: "next", shot: 1, frames: 2 });
  expect(said.slice(1)).toEqual([0, 9].map((stop) => ({ kind: "shot", pixels: pixelsAt(stop) })));
  say({ kind: "done", bytes: Uint8Array.of(1) });
  expect(await made).toEqual(Uint8Array.of(1));
  expect(parts).toEqual([0, 0.25]);
  expect(worker.terminate).toHaveBeenCalledOnce();
});

test("cancelled, it ends at once, and nothing is given any more", async () => {
  const { said, say, worker, open } = fakeWorker();
  const abort = new AbortController();
  const made = makeFilm(spec, { pixelsAt, signal: abort.signal, onProgress: () => {}, open });
  say({ kind: "next", shot: 0, frames: 0 });
  abort.abort(new DOMException("enough", "AbortError"));
  await expect(made).rejects.toThrow("enough");
  expect(worker.terminate).toHaveBeenCalledOnce();
  say({ kind: "next", shot: 1, frames: 2 });
  expect(said.length).toBe(2);
});

test("what goes wrong there is heard of here: an encoder's words, and a worker that stops", async () => {
  const options = { pixelsAt, signal: new AbortController().signal, onProgress: () => {} };
  const failing = fakeWorker();
  const failed = makeFilm(spec, { ...options, open: failing.open });
  failing.say({ kind: "failed", message: "the encoder is busy" });
  await expect(failed).rejects.toThrow("the encoder is busy");
  const stopping = fakeWorker();
  const stopped = makeFilm(spec, { ...options, open: stopping.open });
  stopping.worker.dispatchEvent(Object.assign(new Event("error"), { message: "out of memory" }));
  await expect(stopped).rejects.toThrow(/stopped: out of memory/);
  await expect(makeFilm(spec, { ...options, signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow(
    "before",
  );
});

test("a film is made shot by shot: the next is asked for when the one before is in it", async () => {
  const asked: number[][] = [];
  const bytes = await produce(spec, async (shot, frames) => {
    asked.push([shot, frames]);
    return pixelsAt(spec.shots[shot]!.stop);
  });
  expect(asked).toEqual([
    [0, 0],
    [1, 2],
  ]);
  expect(new TextDecoder().decode(bytes.subarray(0, 6))).toBe("GIF89a");
});
