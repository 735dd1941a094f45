import { afterEach, expect, test, vi } from "vitest";
import { fakeWorkers } from "../pulse/testing/fake-worker.ts";
import { getThrough, startCourier } from "./client.ts";
import { serve } from "./serve.ts";

const URL_ = "https://host.example/a/model.pt";
const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Both ends in one place, with a network that answers as it is told. */
function courier(answer: () => Promise<Response>, blocked = false) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const fetch = vi.fn<typeof globalThis.fetch>(answer);
  serve(port2, { fetch, refused: async () => blocked });
  return { get: getThrough(port1), fetch, port: port1 };
}

async function all(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const part of bytes) text += new TextDecoder().decode(part);
  return text;
}

test("an address in, bytes out; a range and a token where they are given, and nothing of this page", async () => {
  const { get, fetch } = courier(async () => new Response("rest", { status: 206, headers: { "Content-Length": "4" } }));
  const { length, partial, bytes } = await get(URL_, { from: 7, token: "hf_x" });
  expect([length, partial, await all(bytes)]).toEqual([4, true, "rest"]);
  const [url, asked] = fetch.mock.lastCall!;
  expect(url).toBe(URL_);
  expect(asked).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer" });
  expect(Object.fromEntries(asked?.headers as Headers)).toEqual({ range: "bytes=7-", authorization: "Bearer hf_x" });
  await get(URL_);
  expect(Object.fromEntries(fetch.mock.lastCall![1]?.headers as Headers)).toEqual({});
});

test("bytes come as they are asked for, and what is left is fetched no further", async () => {
  const cancel = vi.fn();
  let made = 0;
  const pull = (queue: ReadableStreamDefaultController) => queue.enqueue(Uint8Array.of(++made));
  const body = () => new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  const { get } = courier(async () => new Response(body()));
  const { bytes, leave } = await get(URL_);
  const [first] = [await bytes[Symbol.asyncIterator]().next()];
  expect([first.value, made]).toEqual([Uint8Array.of(1), 1]);
  await leave();
  expect(cancel).toHaveBeenCalledOnce();
});

test("what goes wrong has a name", async () => {
  const codeOf = (answer: () => Promise<Response>, blocked = false) =>
    courier(answer, blocked)
      .get(URL_)
      .then(
        () => "",
        ({ code }) => code,
      );
  const lost = async () => Promise.reject(new TypeError("Failed to fetch"));
  expect(await codeOf(lost)).toBe("unreachable");
  expect(await codeOf(lost, true)).toBe("blocked");
  const statuses = { 401: "denied", 403: "denied", 404: "gone", 416: "status", 429: "broken", 503: "broken" };
  for (const [status, code] of Object.entries(statuses))
    expect(await codeOf(async () => new Response("no", { status: Number(status) }))).toBe(code);

  const breaks = new ReadableStream({ pull: (queue) => queue.error(new TypeError("network error")) });
  const { bytes } = await courier(async () => new Response(breaks)).get(URL_);
  await expect(all(bytes)).rejects.toMatchObject({ code: "broken", message: "network error" });
});

test("a server that sends nothing is said to be one after eight seconds, and asked again; what it says late is nobody's", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const answers: ((response: Response) => void)[] = [];
    const { get, fetch } = courier(() => new Promise((resolve) => answers.push(resolve)));
    const onSilent = vi.fn();
    const asked = get(URL_, { onSilent });
    await vi.advanceTimersByTimeAsync(8000);
    expect(onSilent).toHaveBeenCalledOnce();
    // Twice as long the next time.
    await vi.advanceTimersByTimeAsync(15_000);
    expect(onSilent).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2));
    expect(fetch.mock.calls[0]![1]?.signal?.aborted).toBe(true);
    answers[0]!(new Response("late"));
    const body = new ReadableStream({ start: (queue) => queue.enqueue(new TextEncoder().encode("some")) });
    answers[1]!(new Response(body));
    const { bytes } = await asked;
    const parts = bytes[Symbol.asyncIterator]();
    expect(new TextDecoder().decode((await parts.next()).value)).toBe("some");
    const more = expect(parts.next()).rejects.toMatchObject({ code: "silent" });
    await vi.advanceTimersByTimeAsync(8000);
    await more;
  } finally {
    vi.useRealTimers();
  }
});

test("one that never comes, or is killed, is told of within ten seconds, and another takes its place", async () => {
  vi.useFakeTimers();
  try {
    const { all: workers, open: spawn, newest } = fakeWorkers<MessagePort, unknown>();
    const over = new AbortController();
    const told: string[] = [];
    let again = () => {};
    const started = startCourier(
      over.signal,
      (anew) => {
        again = anew;
        return {
          silent: () => void (told.at(-1) !== "silent" && told.push("silent")),
          answers: () => told.push("answers"),
        };
      },
      spawn,
    );
    await vi.advanceTimersByTimeAsync(300_000);
    expect([told, newest().terminated]).toEqual([["silent"], false]);
    again();
    newest().says("here");
    const { port } = await started;
    open.push(port());
    expect(workers.map(({ terminated, heard }) => [terminated, heard.length])).toEqual([
      [true, 0],
      [false, 1],
    ]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual(["silent", "answers", "silent"]);
    over.abort();
    expect([told.at(-1), newest().terminated, vi.getTimerCount()]).toEqual(["answers", true, 0]);
  } finally {
    vi.useRealTimers();
  }
});

test("one whose script can't be had says so; what was ended before it came is over", async () => {
  const { open: spawn, newest } = fakeWorkers<MessagePort, unknown>();
  const quiet = () => ({ silent: () => {}, answers: () => {} });
  const over = new AbortController();
  const failed = startCourier(over.signal, quiet, spawn);
  newest().breaks();
  await expect(failed).rejects.toMatchObject({ code: "unreachable", said: { id: "fetch.script" } });
  const left = startCourier(over.signal, quiet, spawn);
  over.abort();
  await expect(left).rejects.toBe(over.signal.reason);
  expect(newest().terminated).toBe(true);
});
