import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { isPicture, MAX_PIXELS, type PictureProblem, sniff } from "./picture-file.ts";

const text = (value: string) => [...value].map((c) => c.charCodeAt(0));
const be32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const be16 = (value: number) => [value >>> 8, value & 255];
const le32 = (value: number) => be32(value).reverse();
const le16 = (value: number) => be16(value).reverse();
const bytes = (...parts: (number | number[])[]) => Uint8Array.from(parts.flat());
const box = (type: string, ...body: number[][]) => {
  const inside = body.flat();
  return [...be32(inside.length + 8), ...text(type), ...inside];
};
const ispe = (width: number, height: number) => box("ispe", be32(0), be32(width), be32(height));
const ftyp = (major: string, ...others: string[]) => box("ftyp", text(major), be32(0), ...others.map(text));
const webp = (kind: string, body: number[]) =>
  bytes(text("RIFF"), le32(body.length + 12), text("WEBP"), text(kind), le32(body.length), body);

const PICTURES: [string, Uint8Array, unknown][] = [
  ["PNG by pngjs", PNG.sync.write(new PNG({ width: 33, height: 44 })), { type: "png", width: 33, height: 44 }],
  ["GIF", bytes(text("GIF89a"), le16(320), le16(200)), { type: "gif", width: 320, height: 200 }],
  [
    "JPEG, progressive, after an EXIF segment",
    bytes([0xff, 0xd8, 0xff, 0xe1], be16(6), text("Exif"), [0xff, 0xc2], be16(17), 8, be16(480), be16(640), 3),
    { type: "jpeg", width: 640, height: 480 },
  ],
  [
    "WebP, lossy",
    webp("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, ...le16(300), ...le16(0x4000 | 200)]),
    { type: "webp", width: 300, height: 200 },
  ],
  [
    "WebP, lossless",
    webp("VP8L", [0x2f, ...le32((99 | (49 << 14)) >>> 0), 0, 0, 0, 0, 0]),
    { type: "webp", width: 100, height: 50 },
  ],
  [
    "WebP, extended",
    webp("VP8X", [0, 0, 0, 0, 0xff, 0x01, 0, 0x2b, 0x01, 0]),
    { type: "webp", width: 512, height: 300 },
  ],
  [
    "BMP stored from the top down",
    bytes(text("BM"), le32(0), le32(0), le32(54), le32(40), le32(7), le32(-9 >>> 0)),
    { type: "bmp", width: 7, height: 9 },
  ],
  [
    "AVIF with a thumbnail",
    bytes(
      ftyp("avif", "mif1"),
      box("meta", be32(0), box("hdlr", be32(0)), box("iprp", box("ipco", ispe(160, 90), ispe(1600, 900)))),
    ),
    { type: "avif", width: 1600, height: 900 },
  ],
];

describe("what a dropped file is", () => {
  it.each(PICTURES)("knows %s", (_, file, expected) => expect(sniff(file)).toEqual(expected));

  it.each([
    ["nothing", bytes(), "empty"],
    ["a HEIC photograph", bytes(ftyp("heic", "mif1", "heic")), "heic"],
    ["an SVG", bytes(text('\n<?xml version="1.0"?><!-- a --><svg width="4">')), "svg"],
    ["a TIFF", bytes(text("II"), 42, 0), "unsupported"],
    ["a film", bytes(ftyp("isom", "mp42")), "unsupported"],
    ["plain text", bytes(text("hello")), "unknown"],
    ["a web page", bytes(text("<!doctype html><html><svg></svg></html>")), "unknown"],
    ["a PNG without a header chunk", bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), "damaged"],
    ["a JPEG without a frame", bytes([0xff, 0xd8, 0xff, 0xd9], new Array(20).fill(0)), "damaged"],
    ["a GIF 0 wide", bytes(text("GIF89a"), le16(0), le16(200)), "damaged"],
  ])("names %s as a problem", (_, file, problem) => {
    expect((sniff(file) as PictureProblem).problem).toBe(problem);
  });

  it("refuses 100 megapixels and quotes the size", () => {
    const header = (width: number, height: number) =>
      bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], be32(13), text("IHDR"), be32(width), be32(height));
    expect(sniff(header(10_000, 10_000))).toEqual({
      problem: "too-large",
      message: "10000 × 10000 is 100 megapixels; this page opens at most 64",
      width: 10_000,
      height: 10_000,
    });
    expect(isPicture(sniff(header(8000, MAX_PIXELS / 8000)))).toBe(true);
    expect(isPicture(sniff(header(8000, MAX_PIXELS / 8000 + 1)))).toBe(false);
  });

  it("answers every cut and every damaged byte, and never with a bad size", () => {
    const file = fc.constantFrom(...PICTURES.map(([, file]) => file));
    fc.assert(
      fc.property(file, fc.nat(200), fc.array(fc.tuple(fc.nat(120), fc.nat(255))), (whole, cut, damage) => {
        const broken = whole.slice(0, Math.max(0, whole.length - cut));
        for (const [at, byte] of damage) if (at < broken.length) broken[at] = byte;
        const found = sniff(broken);
        if (!isPicture(found)) return found.message.length > 0;
        return found.width >= 1 && found.height >= 1 && found.width * found.height <= MAX_PIXELS;
      }),
      { numRuns: 2000 },
    );
  });
});
