import { expect, test } from "vitest";
import { lzwBlocks } from "./lzw.ts";

/** Read back as the specification says, codes and all: what our writer does not do is an error. */
function unpack(blocks: Uint8Array): number[] {
  const bytes: number[] = [];
  let at = 0;
  for (; blocks[at]! > 0; at += 1 + blocks[at]!) bytes.push(...blocks.subarray(at + 1, at + 1 + blocks[at]!));
  expect(at).toBe(blocks.length - 1);
  let [bit, width] = [0, 9];
  const read = () => {
    let code = 0;
    for (let i = 0; i < width; i++, bit++) code |= ((bytes[bit >> 3]! >> (bit & 7)) & 1) << i;
    return code;
  };
  const out: number[] = [];
  let table: number[][] = [];
  let before: number[] | null = null;
  for (;;) {
    const code = read();
    if (code === 257) break;
    if (code === 256) {
      [table, width, before] = [[], 9, null];
      continue;
    }
    const known = code < 256 ? [code] : table[code - 258];
    const string: number[] = known ?? [...before!, before![0]!];
    out.push(...string);
    if (before && table.length + 258 < 4096) table.push([...before, string[0]!]);
    if (table.length + 258 === 1 << width && width < 12) width++;
    before = string;
  }
  // Nothing follows but what fills the last byte.
  expect(bytes.length).toBe(Math.ceil(bit / 8));
  return out;
}

const flat = (length: number) => new Uint8Array(length).fill(7);
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => ((i * 2654435761) >>> 11) & 255);
const squares = (length: number) => Uint8Array.from({ length }, (_, i) => ((i >> 3) * 37) & 255);

test("what was packed comes back, through every width of codes and more than one table", () => {
  for (const make of [flat, noise, squares]) {
    for (const length of [1, 2, 3, 254, 255, 256, 257, 511, 3839, 3840, 60_000]) {
      expect(unpack(lzwBlocks(make(length)))).toEqual([...make(length)]);
    }
  }
  // The end falls on each of the places where a code gets wider.
  for (let length = 250; length < 262; length++) expect(unpack(lzwBlocks(noise(length)))).toEqual([...noise(length)]);
});

test("flat pictures are small", () => {
  expect(lzwBlocks(flat(500_000)).length).toBeLessThan(2000);
  expect(lzwBlocks(new Uint8Array(0)).at(-1)).toBe(0);
});
