import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { concat } from "./concat.ts";
import { ShareError } from "./errors.ts";
import { chunkBytes, chunks } from "./png-chunks.ts";
import { decodePng, encodePng, type Picture8 } from "./png-pixels.ts";
import { MAX_TEXT, readText, readTexts, withoutMetadata, withTexts } from "./png-text.ts";
import { picture, pngText } from "./testing/arbitraries.ts";

const DOT = encodePng({ width: 1, height: 1, channels: 3, pixels: Uint8Array.of(1, 2, 3) });
const ascii = (text: string) => new TextEncoder().encode(text);

/** The PNG with these chunks right after its header. */
const withChunks = (...added: { type: string; data: Uint8Array }[]) =>
  concat(Uint8Array, [DOT.subarray(0, 33), ...added.map(chunkBytes), DOT.subarray(33)]);

function refusal(act: () => unknown): [string, string] {
  try {
    act();
  } catch (error) {
    if (error instanceof ShareError) return [error.code, error.message];
    throw error;
  }
  throw new Error("expected a refusal");
}

describe("pixels in a PNG", () => {
  const rgba = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([width, height]) =>
      fc
        .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
        .map((pixels): Picture8 => ({ width, height, channels: 4, pixels: new Uint8Array(pixels) })),
    );

  it("come back as they went, and pngjs sees the same", () => {
    fc.assert(
      fc.property(fc.oneof(picture, rgba), ({ width, height, channels, pixels }: Picture8) => {
        const png = encodePng({ width, height, channels, pixels });
        expect(decodePng(png, 144)).toEqual({ width, height, channels, pixels });
        const theirs = PNG.sync.read(Buffer.from(png));
        expect([theirs.width, theirs.height]).toEqual([width, height]);
        const ours = Array.from({ length: width * height * 4 }, (_, i) => {
          const c = i % 4;
          if (c === 3 && channels < 4) return 255;
          return pixels[Math.floor(i / 4) * channels + Math.min(c, channels - 1)];
        });
        expect([...theirs.data]).toEqual(ours);
      }),
      { numRuns: 300 },
    );
  });

  it("are read from what pngjs writes, with every filter", () => {
    for (const filterType of [0, 1, 2, 3, 4]) {
      const theirs = new PNG({ width: 7, height: 5, filterType });
      for (let i = 0; i < theirs.data.length; i++) theirs.data[i] = (i * i) & 255;
      const found = decodePng(PNG.sync.write(theirs, { filterType }), 35);
      expect(Buffer.from(found.pixels).equals(theirs.data)).toBe(true);
    }
  });

  it("are refused when they are too many, or of another kind, or damaged", () => {
    expect(refusal(() => decodePng(DOT, 0))).toEqual(["too-large", "1 × 1 is more than 0 pixels"]);
    const grey16 = PNG.sync.write(new PNG({ width: 1, height: 1 }), { bitDepth: 16 });
    expect(refusal(() => decodePng(grey16, 1))).toEqual(["unsupported-png", expect.stringContaining("depth 16")]);
    expect(refusal(() => decodePng(ascii("GIF89a"), 1))).toEqual([
      "not-png",
      "expected a PNG, which begins 89 50 4e 47; found 47 49 46 38",
    ]);
    expect(refusal(() => decodePng(DOT.slice(0, -1), 1))[0]).toBe("truncated");
    const flipped = DOT.slice();
    flipped[50]! ^= 1;
    expect(refusal(() => decodePng(flipped, 1))).toEqual(["damaged", expect.stringMatching(/^chunk IDAT is damaged/)]);
    const bomb = deflateSync(Buffer.alloc(10_000_000));
    const [header, , end] = [...chunks(DOT)];
    const swapped = concat(Uint8Array, [
      DOT.subarray(0, 8),
      ...[header!, { type: "IDAT", data: bomb }, end!].map(chunkBytes),
    ]);
    expect(refusal(() => decodePng(swapped, 1))).toEqual(["too-large", "unpacks to more than 4 bytes"]);
  });

  it("must be as many as they say", () => {
    expect(() => encodePng({ width: 2, height: 1, channels: 3, pixels: new Uint8Array(3) })).toThrow(
      "expected 2 × 1 × 3 values, found 3",
    );
  });
});

describe("texts in a PNG", () => {
  it("come back as they went, in any language and of any length", () => {
    fc.assert(
      fc.property(fc.uniqueArray(pngText, { selector: ({ keyword }) => keyword, maxLength: 5 }), (texts) => {
        const png = withTexts(DOT, texts);
        const plain = texts.map(({ keyword, text }) => ({ keyword, text }));
        expect(readTexts(png)).toEqual(plain);
        for (const { keyword, text } of plain) expect(readText(png, keyword)).toBe(text);
        expect(decodePng(png, 1)).toEqual(decodePng(DOT, 1));
        expect(withoutMetadata(png)).toEqual(DOT);
      }),
    );
  });

  it("replace those of the same keyword and leave the others", () => {
    const png = withTexts(
      withTexts(DOT, [
        { keyword: "a", text: "1" },
        { keyword: "b", text: "2" },
      ]),
      [{ keyword: "a", text: "3" }],
    );
    expect(readTexts(png)).toEqual([
      { keyword: "a", text: "3" },
      { keyword: "b", text: "2" },
    ]);
    expect(readText(png, "c")).toBeUndefined();
  });

  it("go into the PNGs of other programs, which still read their pixels", () => {
    const theirs = new PNG({ width: 3, height: 2 });
    theirs.data.fill(77);
    const png = withTexts(PNG.sync.write(theirs), [{ keyword: "a", text: "한국어" }]);
    expect(PNG.sync.read(Buffer.from(png)).data).toEqual(theirs.data);
    expect(readText(png, "a")).toBe("한국어");
  });

  it("leave with EXIF and the time when no metadata is wanted", () => {
    const png = withChunks(
      { type: "eXIf", data: ascii("MM..") },
      { type: "tIME", data: new Uint8Array(7) },
      { type: "tEXt", data: ascii("Author\0me") },
    );
    expect(withoutMetadata(png)).toEqual(DOT);
  });

  it.each([
    [
      "a wrong CRC",
      () => {
        const png = withChunks({ type: "tEXt", data: ascii("a\0hello") });
        png[45]! ^= 1;
        return png;
      },
      "damaged",
      /^chunk tEXt is damaged: its CRC is [0-9a-f]{8}, expected [0-9a-f]{8}$/,
    ],
    [
      "a bomb in zTXt",
      () =>
        withChunks({
          type: "zTXt",
          data: concat(Uint8Array, [ascii("a\0\0"), deflateSync(Buffer.alloc(50_000_000))]),
        }),
      "too-large",
      /unpacks to more than 262144 bytes/,
    ],
    [
      "a bomb in iTXt",
      () =>
        withChunks({
          type: "iTXt",
          data: concat(Uint8Array, [ascii("a\0\u0001\0\0\0"), deflateSync(Buffer.alloc(300_000))]),
        }),
      "too-large",
      /unpacks to more than 262144 bytes/,
    ],
    [
      "a text of a megabyte",
      () =>
        withChunks({
          type: "tEXt",
          data: concat(Uint8Array, [ascii("a\0"), new Uint8Array(1_000_000)]),
        }),
      "too-large",
      /a text of 1000000 bytes/,
    ],
    ["another compression", () => withChunks({ type: "zTXt", data: ascii("a\0\u0007xx") }), "not-deflate", /found 7/],
    ["no zlib", () => withChunks({ type: "zTXt", data: ascii("a\0\0hello there") }), "not-deflate", /zlib/],
    ["an iTXt without its header", () => withChunks({ type: "iTXt", data: ascii("a\0\0") }), "damaged", /incomplete/],
    [
      "a cut file",
      () => withChunks({ type: "tEXt", data: ascii("a\0hello") }).slice(0, 46),
      "truncated",
      /says 7 bytes/,
    ],
  ] as const)("are refused: %s", (_, make, code, message) => {
    const png = make();
    expect(refusal(() => readText(png, "a"))).toEqual([code, expect.stringMatching(message)]);
    expect(refusal(() => readTexts(png))[0]).toBe(code);
  });

  it("of somebody else's keyword spoil nothing", () => {
    const png = withChunks({ type: "zTXt", data: ascii("b\0\0nonsense") }, { type: "tEXt", data: ascii("a\0hello") });
    expect(readText(png, "a")).toBe("hello");
  });

  it("are bounded together", () => {
    const long = { type: "tEXt", data: concat(Uint8Array, [ascii("a\0"), new Uint8Array(MAX_TEXT)]) };
    expect(refusal(() => readTexts(withChunks(...Array(5).fill(long))))[0]).toBe("too-large");
  });

  it("need a keyword", () => {
    expect(() => withTexts(DOT, [{ keyword: "", text: "" }])).toThrow('printable characters, found ""');
  });
});
