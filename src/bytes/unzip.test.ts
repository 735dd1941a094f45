import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { zip } from "../library/zip.ts";
import { filesIn, unpack } from "./unzip.ts";

const text = new TextEncoder().encode("the same words again and again and again and again");

async function all(file: Blob): Promise<Record<string, Uint8Array>> {
  const found = [...(await filesIn(file))].map(async ([name, of]) => [name, await unpack(file, of)] as const);
  return Object.fromEntries(await Promise.all(found));
}

describe("what is in a zip", () => {
  it("comes out as it went in, stored by us or packed by another program, in folders too", async () => {
    const names = { "a.txt": text, "폴더/b.txt": new Uint8Array(0) };
    const other = new Blob([zipSync(names, { level: 9 }) as Uint8Array<ArrayBuffer>]);
    expect(other.size).toBeLessThan(400);
    const ours = await zip(Object.entries(names).map(([name, bytes]) => [name, new Blob([bytes])]));
    for (const file of [other, ours]) {
      const found = await all(file);
      expect(Object.keys(found)).toEqual(Object.keys(names));
      expect([...found["a.txt"]!]).toEqual([...text]);
      expect(found["폴더/b.txt"]).toHaveLength(0);
    }
  });

  it("is not taken when a bit of it was changed, when it is locked, or packed another way", async () => {
    const bytes = new Uint8Array(await (await zip([["a.txt", new Blob([text])]])).arrayBuffer());
    const files = await filesIn(new Blob([bytes]));
    const of = files.get("a.txt")!;
    await expect(unpack(new Blob([bytes]), { ...of, encrypted: true })).rejects.toThrow("password");
    await expect(unpack(new Blob([bytes]), { ...of, method: 93 })).rejects.toThrow("(93)");
    bytes[50]! ^= 1;
    await expect(unpack(new Blob([bytes]), of)).rejects.toThrow("check sum");
  });

  it("is not looked for in other files", async () => {
    await expect(filesIn(new Blob([text]))).rejects.toThrow("its end");
    await expect(filesIn(new Blob([]))).rejects.toThrow("its end");
  });
});
