import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answering } from "./answering.ts";
import type { Files } from "./files.ts";
import { memoryFiles } from "./testing/memory-files.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => {});
const hangs: Files = { names: never, open: never, create: never, move: never, remove: never };
const CALLS = {
  names: (files: Files) => files.names(),
  open: (files: Files) => files.open("a"),
  create: (files: Files) => files.create("a"),
  move: (files: Files) => files.move("a", "b"),
  remove: (files: Files) => files.remove("a"),
};

test.each(Object.entries(CALLS))("a storage that hangs in %s says so after ten seconds", async (_, call) => {
  const asked = expect(call(answering(hangs))).rejects.toMatchObject({ code: "storage-silent" });
  await vi.advanceTimersByTimeAsync(10_000);
  await asked;
});

test.each(["write", "close"] as const)("and one that hangs in the middle of a file, in %s", async (at) => {
  const files = memoryFiles();
  const create: Files["create"] = async (name) => ({ ...(await files.create(name)), [at]: never });
  const sink = await answering({ ...files, create }).create("a");
  const asked = expect(at === "write" ? sink.write(Uint8Array.of(1)) : sink.close()).rejects.toMatchObject({
    code: "storage-silent",
  });
  await vi.advanceTimersByTimeAsync(10_000);
  await asked;
});

test("a slow one may take as long as it needs, write by write", async () => {
  const files = memoryFiles();
  const slow = (): Promise<void> => new Promise((written) => setTimeout(written, 9000));
  const sink = await answering({ ...files, create: async () => ({ write: slow, close: slow }) }).create("a");
  const writing = (async () => {
    for (let i = 0; i < 5; i++) await sink.write(Uint8Array.of(i));
    await sink.close();
    return "whole";
  })();
  await vi.advanceTimersByTimeAsync(6 * 9000);
  expect(await writing).toBe("whole");
});
