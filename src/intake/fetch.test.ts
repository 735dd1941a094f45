import { expect, test, vi } from "vitest";
import type { Get } from "../courier/client.ts";
import { FetchProblem } from "../courier/problem.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import { fetchAll } from "./fetch.ts";
import type { Progress } from "./protocol.ts";

const TEXT = "0123456789";
const SHA = "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";
const model = { path: "a/model.pt", url: "https://host.example/model.pt", bytes: 10, sha256: SHA };
const config = { path: "a/config.json", url: "https://host.example/config.json", bytes: null, sha256: null };

/** Each call breaks off after as many bytes as are told; at last it doesn't. */
function network(breaks: (number | FetchProblem)[], ranges = true) {
  return vi.fn<Get>(async (_url, { from = 0 } = {}) => {
    const after = breaks.shift() ?? Number.POSITIVE_INFINITY;
    if (after instanceof FetchProblem) throw after;
    const rest = new TextEncoder().encode(TEXT.slice(ranges ? from : 0));
    async function* bytes() {
      for (let i = 0; i < rest.length; i++) {
        if (i === after) throw new FetchProblem("broken", "network error");
        yield rest.slice(i, i + 1);
      }
    }
    return { length: rest.length, partial: ranges && from > 0, bytes: bytes(), leave: async () => {} };
  });
}

function start(get: Get, files = memoryFiles()) {
  const told: Progress[] = [];
  const wait = vi.fn(async () => {});
  const run = (list = [model]) =>
    fetchAll(list, { get, token: "hf_x", files, told: (progress) => told.push(progress), wait });
  return { run, files, told, wait };
}

test("what breaks off goes on by range, waits longer each time that nothing came, and is held against its sha256", async () => {
  const lost = new FetchProblem("unreachable", "gone");
  const get = network([4, lost, lost, 3]);
  const { run, files, told, wait } = start(get);
  const { files: found, hashes } = await run();
  expect(await found.get("a/model.pt")?.text()).toBe(TEXT);
  expect(hashes.get("a/model.pt")).toBe(SHA);
  expect(get.mock.calls.map(([, asked]) => asked)).toMatchObject(
    [0, 4, 4, 4, 7].map((from) => ({ from, token: "hf_x" })),
  );
  expect(wait.mock.calls).toEqual([[1], [2], [4], [1]]);
  expect(told.map(({ stage, done }) => `${stage} ${done}`)).toEqual([
    ...["fetch 4", "resume 4", "resume 4", "resume 4", "fetch 7", "resume 7", "fetch 10", "hash 10"],
  ]);
  expect(files.all.size).toBe(1);
});

test("given up after a while, it is kept for the next time; another model's is not", async () => {
  const here = start(network([4, 0, 0, 0, 0]));
  await expect(here.run()).rejects.toMatchObject({ code: "broken" });
  const get = network([]);
  await start(get, here.files).run();
  expect(get.mock.calls.map(([, asked]) => asked?.from)).toEqual([4]);
  const other = { ...model, url: "https://host.example/other.pt" };
  await start(network([]), here.files).run([other]);
  expect(here.files.all.size).toBe(1);
  await start(network([]), here.files).run();
  expect(get).toHaveBeenCalledOnce();
});

test("a server without ranges gives all of it again, and so does one that doesn't say how long it is", async () => {
  const whole = network([4], false);
  expect(await (await start(whole).run()).files.get("a/model.pt")?.text()).toBe(TEXT);
  const unknown = network([4]);
  expect(await (await start(unknown).run([config as never])).files.get("a/config.json")?.text()).toBe(TEXT);
  expect(unknown.mock.calls.map(([, asked]) => asked?.from)).toEqual([0, 0]);
});

test("what is not what was promised is thrown away, and a refusal is not tried again", async () => {
  for (const wrong of [
    { ...model, sha256: "0".repeat(64) },
    { ...model, bytes: 9 },
  ]) {
    const { run, files } = start(network([]));
    await expect(run([wrong])).rejects.toMatchObject({ code: "damaged" });
    expect(files.all.size).toBe(0);
  }
  for (const code of ["denied", "gone", "blocked"] as const) {
    const get = network([new FetchProblem(code, "no")]);
    await expect(start(get).run()).rejects.toMatchObject({ code });
    expect(get).toHaveBeenCalledOnce();
  }
  const offline = network([new FetchProblem("unreachable", "no")]);
  await expect(start(offline).run()).rejects.toMatchObject({ code: "unreachable" });
  expect(offline).toHaveBeenCalledOnce();
});

test("a server that sends nothing is said to be one, asked again by range, and never given up for it", async () => {
  const silent = new FetchProblem("silent", "host.example");
  const get = network([4, ...Array.from({ length: 20 }, () => silent)]);
  const { run, told, wait } = start(get);
  expect(await (await run()).files.get("a/model.pt")?.text()).toBe(TEXT);
  expect(get.mock.calls.slice(1).every(([, asked]) => asked?.from === 4)).toBe(true);
  expect(told.filter(({ stage }) => stage === "silent")).toHaveLength(20);
  expect(wait).toHaveBeenCalledOnce();
});
