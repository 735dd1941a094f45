import { expect, test, vi } from "vitest";
import { getState } from "../app/store.ts";
import { fakeWorkers } from "../pulse/testing/fake-worker.ts";
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

const workers = () => fakeWorkers<ToFilmWorker, FromFilmWorker>();
const options = () => ({ pixelsAt, signal: new AbortController().signal, onProgress: () => {} });

test("shots are given as they are asked for, and progress is told in frames", async () => {
  const { open, all } = workers();
  const parts: number[] = [];
  const made = makeFilm(spec, { ...options(), onProgress: (part) => parts.push(part), open });
  const [worker] = all;
  expect(worker!.heard).toEqual([{ kind: "make", spec }]);
  worker!.says({ kind: "next", shot: 0, frames: 0 });
  worker!.says({ kind: "next", shot: 1, frames: 2 });
  expect(worker!.heard.slice(1)).toEqual([0, 9].map((stop) => ({ kind: "shot", pixels: pixelsAt(stop) })));
  worker!.says({ kind: "done", bytes: Uint8Array.of(1) });
  expect(await made).toEqual(Uint8Array.of(1));
  expect(parts).toEqual([0, 0.25]);
  expect(worker!.terminated).toBe(true);
});

test("cancelled, it ends at once, and nothing is given any more", async () => {
  const { open, newest } = workers();
  const abort = new AbortController();
  const made = makeFilm(spec, { ...options(), signal: abort.signal, open });
  newest().says({ kind: "next", shot: 0, frames: 0 });
  abort.abort(new DOMException("enough", "AbortError"));
  await expect(made).rejects.toThrow("enough");
  expect(newest().terminated).toBe(true);
  newest().says({ kind: "next", shot: 1, frames: 2 });
  expect(newest().heard.length).toBe(2);
});

test("what goes wrong there is heard of here: an encoder's words, and a worker that stops", async () => {
  const { open, newest } = workers();
  const failed = makeFilm(spec, { ...options(), open });
  newest().says({ kind: "failed", message: "the encoder is busy" });
  await expect(failed).rejects.toThrow("the encoder is busy");
  const stopped = makeFilm(spec, { ...options(), open });
  newest().breaks("out of memory");
  await expect(stopped).rejects.toThrow(/stopped: out of memory/);
  const unfetched = makeFilm(spec, { ...options(), open });
  newest().breaks();
  await expect(unfetched).rejects.toThrow(/could not be loaded/);
  const signal = AbortSignal.abort(new Error("before"));
  await expect(makeFilm(spec, { ...options(), signal })).rejects.toThrow("before");
});

test("a worker that was killed, or waits for its encoder, is told of within ten seconds; started again it makes the same film", async () => {
  vi.useFakeTimers();
  try {
    const { open, all, newest } = workers();
    const made = makeFilm(spec, { ...options(), open });
    newest().says({ kind: "next", shot: 0, frames: 0 });
    await vi.advanceTimersByTimeAsync(10_000);
    const [said] = getState().notices;
    expect(said?.text()).toContain("has not answered for ten seconds");
    newest().pong();
    await vi.advanceTimersByTimeAsync(1000);
    expect(getState().notices.map(({ text }) => text())).toEqual([expect.stringContaining("check the connection")]);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(newest().terminated).toBe(false);
    getState().notices[0]?.action?.run();
    expect([all.map(({ terminated }) => terminated), getState().notices]).toEqual([[true, false], []]);
    expect(newest().heard).toEqual([{ kind: "make", spec }]);
    newest().says({ kind: "next", shot: 0, frames: 0 });
    expect(newest().heard.at(-1)).toEqual({ kind: "shot", pixels: pixelsAt(0) });
    newest().says({ kind: "done", bytes: Uint8Array.of(1) });
    expect(await made).toEqual(Uint8Array.of(1));
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
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
