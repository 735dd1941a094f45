/** A model of a person's own as the worker reads it: whole, damaged, gone, and out of a storage that hangs. */
import { beforeEach, expect, test, vi } from "vitest";
import { addressOf } from "../library/address.ts";
import { StorageProblem } from "../library/files.ts";
import { Library } from "../library/library.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import { openSource } from "./source.ts";

const storage = vi.hoisted(() => ({ open: vi.fn() }));
vi.mock("../library/opfs.ts", () => ({ opfs: storage.open, alone: (work: () => unknown) => work() }));

const files = memoryFiles();
const asked = { signal: new AbortController().signal, onSilent: () => {} };
const NETWORK = Uint8Array.of(1, 2, 3);

async function added(): Promise<{ readonly id: string; readonly sha256: string }> {
  return new Library(files, (work) => work()).add(async (incoming) =>
    incoming.keep(await incoming.write([NETWORK]), '{"beta":0.02}', {
      ...{ title: "Moths", added: "2026-11-28T00:00:00Z", width: 8, height: 8, channels: 3 },
      ...{ family: "diffusers", from: "the whole file", source: [], answers: {}, facts: [] },
    }),
  );
}

async function read() {
  const { id, sha256 } = await added();
  return { id, open: () => openSource(addressOf(id), asked), file: { name: `${id}.onnx`, bytes: 3, sha256 } };
}

function flip(name: string): void {
  const [first = 0, ...rest] = files.all.get(name)!;
  files.all.set(name, Uint8Array.of(first ^ 1, ...rest));
}

beforeEach(() => {
  files.all.clear();
  storage.open.mockReset().mockResolvedValue(files);
});

test("what is whole comes as it was added", async () => {
  const { open, file } = await read();
  const source = await open();
  expect(source.manifest).toBe('{"beta":0.02}');
  expect((await source.read(file, () => {})).data).toEqual(NETWORK);
});

test("a bit that was flipped in the network, or in what it says of its process, is noticed by its hash", async () => {
  const { id, open, file } = await read();
  flip(`${id}.onnx`);
  await expect((await open()).read(file, () => {})).rejects.toMatchObject({ code: "own-damaged" });
  flip(`${id}.manifest.json`);
  await expect(open()).rejects.toMatchObject({ code: "own-damaged" });
});

test("one that an earlier version of the page added promised nothing of its manifest, and is read", async () => {
  const { id, open } = await read();
  const card = JSON.parse(new TextDecoder().decode(files.all.get(`${id}.card.json`)));
  const older = JSON.stringify({ ...card, manifest: undefined });
  files.all.set(`${id}.card.json`, new TextEncoder().encode(older));
  expect((await open()).manifest).toBe('{"beta":0.02}');
});

test("what is gone, and a storage that does not answer, are told apart", async () => {
  const { id, open } = await read();
  files.all.delete(`${id}.card.json`);
  await expect(open()).rejects.toMatchObject({ code: "own-missing" });
  storage.open.mockRejectedValue(new StorageProblem("storage-silent", "no answer within 10 s"));
  await expect(open()).rejects.toMatchObject({ code: "own-silent" });
});
