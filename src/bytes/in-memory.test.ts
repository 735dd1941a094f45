/** Read as a Blob is, from anywhere to anywhere. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { InMemory } from "./in-memory.ts";

const bytes = Uint8Array.from({ length: 40 }, (_, i) => i);
const at = fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined });

test("a piece of a piece is what it is of a Blob, and a copy", async () => {
  await fc.assert(
    fc.asyncProperty(at, at, at, at, async (from, to, then, end) => {
      const [ours, blob] = [new InMemory(bytes), new Blob([bytes])].map((file) =>
        file.slice(from, to).slice(then, end),
      );
      expect(ours!.size).toBe(blob!.size);
      expect(await ours!.arrayBuffer()).toEqual(await blob!.arrayBuffer());
    }),
  );
  const read = new Uint8Array(await new InMemory(bytes).arrayBuffer()).fill(9);
  expect([read[1], bytes[1]]).toEqual([9, 1]);
});
