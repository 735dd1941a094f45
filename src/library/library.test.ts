import { createHash } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { StorageProblem } from "./files.ts";
import { type Alone, type Described, Library } from "./library.ts";
import { memoryFiles } from "./testing/memory-files.ts";

const alone: Alone = (work) => work();
const NETWORK = [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(4, 5)];
const SHA256 = createHash("sha256").update(Buffer.concat(NETWORK)).digest("hex");
const ID = `own-${SHA256.slice(0, 16)}`;

const DESCRIBED: Described = {
  title: "Butterflies",
  added: "2026-11-27T22:00:00.000Z",
  width: 32,
  height: 24,
  channels: 3,
  family: "diffusers",
  from: "the whole file",
  source: [{ name: "unet.safetensors", bytes: 12, sha256: "0".repeat(64) }],
  answers: {},
  facts: [{ name: "T", value: "1000", how: "read", from: "config.json" }],
};

const add = (library: Library, network = NETWORK, described = DESCRIBED) =>
  library.add(async (incoming) => incoming.keep(await incoming.write(network), "{}", described));

describe("the library", () => {
  it("keeps a model under the name of its bytes, whatever parts they came in", async () => {
    const files = memoryFiles();
    const library = new Library(files, alone);
    const card = await add(library);
    expect(card).toMatchObject({ id: ID, bytes: 5, sha256: SHA256, title: "Butterflies" });
    expect(await library.list()).toEqual([card]);
    const { manifest, network } = (await library.open(ID))!;
    expect(manifest).toBe("{}");
    expect(new Uint8Array(await network.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3, 4, 5));
    expect([...files.all.keys()].sort()).toEqual([`${ID}.card.json`, `${ID}.manifest.json`, `${ID}.onnx`]);
  });

  it("lists in the order that they were added", async () => {
    const library = new Library(memoryFiles(), alone);
    await add(library, [Uint8Array.of(1)], { ...DESCRIBED, added: "2026-11-28T00:00:00.000Z", title: "later" });
    await add(library, [Uint8Array.of(2)], { ...DESCRIBED, title: "earlier" });
    expect((await library.list()).map(({ title }) => title)).toEqual(["earlier", "later"]);
  });

  it("leaves nothing of one that fails on its way in, and the others as they were", async () => {
    const files = memoryFiles();
    const library = new Library(files, alone);
    await add(library);
    const before = [...files.all.keys()];
    const failing = library.add(async (incoming) => {
      await incoming.write([Uint8Array.of(9)]);
      throw new Error("cancelled");
    });
    await expect(failing).rejects.toThrow("cancelled");
    expect([...files.all.keys()]).toEqual(before);
  });

  it("says why one could not be added, also where what is left of it can't be cleared away", async () => {
    const files = memoryFiles(() => {
      throw new StorageProblem("storage-full", "0 of 3 bytes");
    });
    const locked = () => Promise.reject(new DOMException("locked", "NoModificationAllowedError"));
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const library = new Library({ ...files, remove: locked }, alone);
    await expect(add(library)).rejects.toMatchObject({ code: "storage-full" });
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });

  it("clears away what a closed tab left, at any moment", async () => {
    const files = memoryFiles();
    const library = new Library(files, alone);
    const card = await add(library);
    for (const name of ["part-1", "own-0000000000000000.onnx", "own-0000000000000000.manifest.json"]) {
      files.all.set(name, Uint8Array.of(1));
    }
    expect(await library.list()).toEqual([card]);
    expect(await library.open("own-0000000000000000")).toBeNull();
    await library.tidy();
    expect([...files.all.keys()].sort()).toEqual([`${ID}.card.json`, `${ID}.manifest.json`, `${ID}.onnx`]);
  });

  it("sweeps what a closed tab left half written, and nothing that was removed", async () => {
    const files = memoryFiles();
    const library = new Library(files, alone);
    await add(library);
    await library.remove(ID);
    for (const name of ["part-1", "own-0000000000000000.onnx"]) files.all.set(name, Uint8Array.of(1));
    await library.sweep();
    expect([...files.all.keys()].sort()).toEqual([`${ID}.manifest.json`, `${ID}.onnx`, `${ID}.removed.json`]);
    expect(await library.restore(ID)).toBe(true);
  });

  it("renames without a moment in which there is no card", async () => {
    const files = memoryFiles();
    const library = new Library(files, alone);
    await add(library);
    const move = files.move.bind(files);
    files.move = async (from, to) => {
      expect(files.all.has(`${ID}.card.json`)).toBe(true);
      await move(from, to);
    };
    await library.rename(ID, "Moths");
    expect((await library.list()).map(({ title }) => title)).toEqual(["Moths"]);
    await expect(library.rename("own-0000000000000000", "none")).rejects.toThrow("own-0000000000000000");
  });

  it("removes a model, brings it back, and after the next tidying no more", async () => {
    const files = memoryFiles();
    const library = new Library(files, alone);
    await add(library);
    await library.remove(ID);
    expect([await library.open(ID), await library.list()]).toEqual([null, []]);
    expect(await library.restore(ID)).toBe(true);
    expect((await library.list()).map(({ id }) => id)).toEqual([ID]);
    await library.remove(ID);
    await library.tidy();
    expect([...files.all.keys()]).toEqual([]);
    expect(await library.restore(ID)).toBe(false);
  });

  it("adds one again that was removed", async () => {
    const files = memoryFiles();
    const library = new Library(files, alone);
    await add(library);
    await library.remove(ID);
    await add(library);
    expect((await library.list()).map(({ id }) => id)).toEqual([ID]);
    await library.tidy();
    expect([...files.all.keys()].filter((name) => name.includes("removed"))).toEqual([]);
  });

  it("does not list what is no card", async () => {
    const files = memoryFiles();
    const library = new Library(files, alone);
    await add(library);
    files.all.set("own-1111111111111111.card.json", new TextEncoder().encode("{"));
    expect(await library.list()).toHaveLength(1);
  });

  it("says when the disk is full, and keeps nothing of it", async () => {
    const files = memoryFiles((bytes) => {
      if (bytes > 4) throw new DOMException("full", "QuotaExceededError");
    });
    await expect(add(new Library(files, alone))).rejects.toMatchObject({ name: "QuotaExceededError" });
    expect([...files.all.keys()]).toEqual([]);
  });
});
