import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Sha256, sha256 } from "./sha256.ts";

const byNode = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("Sha256", () => {
  it("is Node's at every length around the ends of blocks", () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37) % 256);
      expect(new Sha256().update(bytes).hex()).toBe(byNode(bytes));
    }
  });

  it("does not ask in which parts the bytes came", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 }), (parts) => {
        const hash = new Sha256();
        for (const part of parts) hash.update(part);
        expect(hash.hex()).toBe(byNode(Buffer.concat(parts)));
      }),
    );
  });
});

describe("sha256", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is the same with crypto.subtle and without", async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37) % 256);
    expect(await sha256(bytes)).toBe(byNode(bytes));
    vi.stubGlobal("crypto", {});
    expect(await sha256(bytes)).toBe(byNode(bytes));
  });
});
