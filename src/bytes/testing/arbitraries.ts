/** Arbitrary pictures and texts of a PNG, and how many cases a fuzz test tries. */
import fc from "fast-check";
import type { PngText } from "../png-text.ts";

/** Cases of a fuzz test: 10,000, or 100,000 with FUZZ=long. */
export const FUZZ_RUNS = process.env.FUZZ === "long" ? 100_000 : 10_000;

/** Flat, smooth or wild pixels, so that every row filter is worth its while somewhere. */
const pixels = (length: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: 255 }).map((value) => new Uint8Array(length).fill(value)),
    fc.integer({ min: 1, max: 9 }).map((slope) => Uint8Array.from({ length }, (_, i) => i * slope)),
    fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => new Uint8Array(bytes)),
  );

/** A small picture, grey or coloured. */
export const picture = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(1 as const, 3 as const))
  .chain(([width, height, channels]) =>
    pixels(width * height * channels).map((data) => ({ width, height, channels, pixels: data })),
  );

const latin = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
export const pngText: fc.Arbitrary<PngText> = fc.record(
  {
    keyword: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,78}$/),
    text: fc.oneof(
      latin,
      fc.string({ unit: "grapheme", maxLength: 900 }),
      latin.map((text) => text.repeat(99)),
    ),
    international: fc.boolean(),
  },
  { requiredKeys: ["keyword", "text"] },
);
