import { expect, test } from "vitest";
import { moves } from "./animated.ts";

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
/** A frame of one pixel, with a pause before it and without. */
const FRAME = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
const PAUSE = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
const gif = (...blocks: number[][]) =>
  Uint8Array.from([...letters("GIF89a"), 1, 0, 1, 0, 0x80, 0, 0, ...[1, 2, 3, 4, 5, 6], ...blocks.flat(), 0x3b]);
const chunk = (type: string, length: number) => [0, 0, 0, length, ...letters(type), ...Array(length + 4).fill(0)];
const png = (...types: string[]) =>
  Uint8Array.from([0x89, ...letters("PNG\r\n\x1a\n"), ...types.flatMap((type) => chunk(type, 13))]);
const webp = (kind: string, flags: number) =>
  Uint8Array.from([...letters("RIFF"), 0, 0, 0, 0, ...letters(`WEBP${kind}`), 10, 0, 0, 0, flags]);
const avif = (brand: string) => Uint8Array.from([0, 0, 0, 24, ...letters(`ftyp${brand}`)]);

test.each([
  ["gif", gif(FRAME, PAUSE, FRAME), gif(PAUSE, FRAME)],
  ["png", png("IHDR", "acTL", "IDAT"), png("IHDR", "IDAT", "acTL")],
  ["webp", webp("VP8X", 2), webp("VP8X", 16)],
  ["avif", avif("avis"), avif("avif")],
] as const)("a %s that moves, and one that does not", (type, moving, still) => {
  expect(moves(moving, type)).toBe(true);
  expect(moves(still, type)).toBe(false);
});

test("files that end early, and kinds that never move, do not", () => {
  for (let length = 0; length < 30; length++) expect(moves(gif(PAUSE, FRAME).subarray(0, length), "gif")).toBe(false);
  expect(moves(png("IHDR").subarray(0, 11), "png")).toBe(false);
  expect(moves(gif(FRAME, FRAME), "jpeg")).toBe(false);
});
