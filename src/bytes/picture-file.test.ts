import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { isPicture, MAX_PIXELS, type PictureFile, type PictureProblem, sniff } from "./picture-file.ts";

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

const SOF = [0xff, 0xc2, ...be16(17), 8, ...be16(480), ...be16(640), 3];
/** A segment as a phone writes dozens of, full of what is no picture: 64 KB of XMP. */
const xmp = [
  0xff,
  0xe1,
  ...be16(65_535),
  ...text("http://ns.adobe.com/xmp/extension/"),
  ...new Array(65_499).fill(0x41),
];
const large = (type: string, ...body: number[][]) => {
  const inside = body.flat();
  return [...be32(1), ...text(type), ...be32(0), ...be32(inside.length + 16), ...inside];
};
const properties = (...sizes: number[][]) =>
  box("meta", be32(0), box("hdlr", be32(0)), box("iprp", box("ipco", ...sizes)));

const PICTURES: [string, Uint8Array, string, [number, number] | null][] = [
  ["PNG by pngjs", PNG.sync.write(new PNG({ width: 33, height: 44 })), "png", [33, 44]],
  [
    "a PNG as Apple packs it",
    bytes(
      [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
      be32(4),
      text("CgBI"),
      be32(0),
      be32(0),
      be32(13),
      text("IHDR"),
      be32(3),
      be32(4),
    ),
    "png",
    [3, 4],
  ],
  ["GIF", bytes(text("GIF89a"), le16(320), le16(200)), "gif", [320, 200]],
  [
    "JPEG, progressive, after an EXIF segment",
    bytes([0xff, 0xd8, 0xff, 0xe1], be16(6), text("Exif"), SOF),
    "jpeg",
    [640, 480],
  ],
  [
    "JPEG whose frame stands behind two megabytes",
    bytes([0xff, 0xd8], ...Array.from({ length: 32 }, () => xmp), SOF),
    "jpeg",
    [640, 480],
  ],
  [
    "JPEG with bytes between its segments",
    bytes([0xff, 0xd8, 0xff, 0xfe], be16(4), [1, 2, 0, 7, 0xff, 0xff], SOF.slice(1)),
    "jpeg",
    [640, 480],
  ],
  [
    "JPEG that tells its height at the end",
    bytes([0xff, 0xd8, 0xff, 0xc0], be16(17), 8, be16(0), be16(640), 3),
    "jpeg",
    null,
  ],
  ["JPEG without a frame", bytes([0xff, 0xd8, 0xff, 0xd9], new Array(20).fill(0)), "jpeg", null],
  ["WebP, lossy", webp("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, ...le16(300), ...le16(0x4000 | 200)]), "webp", [300, 200]],
  ["WebP, lossless", webp("VP8L", [0x2f, ...le32((99 | (49 << 14)) >>> 0), 0, 0, 0, 0, 0]), "webp", [100, 50]],
  ["WebP, extended", webp("VP8X", [0, 0, 0, 0, 0xff, 0x01, 0, 0x2b, 0x01, 0]), "webp", [512, 300]],
  [
    "BMP stored from the top down",
    bytes(text("BM"), le32(0), le32(0), le32(54), le32(40), le32(7), le32(-9 >>> 0)),
    "bmp",
    [7, 9],
  ],
  ["BMP of OS/2", bytes(text("BM"), le32(0), le32(0), le32(26), le32(12), le16(7), le16(9)), "bmp", [7, 9]],
  [
    "an icon of two pictures",
    bytes(le16(0), le16(1), le16(2), [16, 16, 0, 0], le32(0), le32(0), le32(0), [0, 0, 0, 0]),
    "icon",
    [256, 256],
  ],
  [
    "AVIF with a thumbnail",
    bytes(ftyp("avif", "mif1"), properties(ispe(160, 90), ispe(1600, 900))),
    "avif",
    [1600, 900],
  ],
  [
    "AVIF whose sizes stand behind its pixels",
    bytes(ftyp("mif1", "avif"), large("mdat", new Array(2_000_000).fill(7)), properties(ispe(160, 90))),
    "avif",
    [160, 90],
  ],
  [
    "a HEIC photograph",
    bytes(ftyp("heic", "mif1", "heic"), properties(ispe(512, 512), ispe(4032, 3024))),
    "heic",
    [4032, 3024],
  ],
  ["a TIFF", bytes(text("II"), 42, 0), "tiff", null],
  ["a BigTIFF", bytes(text("MM"), 0, 43), "tiff", null],
  ["a JPEG XL", bytes(0xff, 0x0a), "jxl", null],
  ["a JPEG 2000", bytes(be32(12), text("jP  \r\n\x87\n")), "jp2", null],
  [
    "an SVG",
    bytes(text('\n<?xml version="1.0"?><!-- <a> --><svg width="4" height=\'3cm\'>')),
    "svg",
    [4, (3 * 96) / 2.54],
  ],
  [
    "an SVG behind a megabyte of words",
    bytes(text(`<!DOCTYPE svg [<!ENTITY a "<b>">]>\n<!--${"x".repeat(2 ** 20)}--><svg:svg viewBox="0 0 30,20" />`)),
    "svg",
    [30, 20],
  ],
  ["an SVG of a width", bytes(text('<svg width="90" height="100%" viewBox="0 0 30 20">')), "svg", [90, 60]],
  [
    "an SVG in an older encoding, as it says",
    bytes(text('<?xml version="1.0" encoding="iso-8859-1"?>\n<!-- gr\xfcn --><svg width="8" height="9">')),
    "svg",
    [8, 9],
  ],
  [
    "an SVG of no size, in UTF-16",
    Uint8Array.from([0xff, 0xfe, ...Buffer.from("<svg>", "utf16le")]),
    "svg",
    [300, 150],
  ],
  ["a GIF 0 wide", bytes(text("GIF89a"), le16(0), le16(200)), "gif", null],
  ["a PNG without a header chunk", bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), "png", null],
];

describe("what a dropped file is", () => {
  it.each(PICTURES)("knows %s", (_, file, type, size) => expect(sniff(file)).toMatchObject({ type, size }));

  it("says the type that the bytes are of", () => {
    expect(new Set(PICTURES.map(([, file]) => (sniff(file) as PictureFile).mime))).toContain("image/svg+xml");
    expect((sniff(PICTURES[0]![1]) as PictureFile).mime).toBe("image/png");
  });

  it.each([
    ["nothing", bytes(), "empty"],
    ["a film", bytes(ftyp("isom", "mp42")), "unsupported"],
    ["a PDF", bytes(text("%PDF-1.7")), "unsupported"],
    ["a Photoshop document", bytes(text("8BPS"), 0, 1), "unsupported"],
    ["an OpenEXR", bytes(0x76, 0x2f, 0x31, 0x01, 2, 0, 0, 0), "unsupported"],
    ["what a camera writes", bytes(text("FUJIFILMCCD-RAW 0201")), "unsupported"],
    ["a scanner's, in a hospital", bytes(new Array(128).fill(0), text("DICM")), "unsupported"],
    ["plain text", bytes(text("hello")), "unknown"],
    ["a web page", bytes(text("<!doctype html><html><svg></svg></html>")), "unknown"],
    ["a tag that is not closed", bytes(text('<svg width="4" title="')), "unknown"],
    ["zeros", bytes(new Array(40).fill(0)), "unknown"],
  ])("names %s as a problem", (_, file, problem) => {
    expect((sniff(file) as PictureProblem).problem).toBe(problem);
  });

  it("refuses 100 megapixels and quotes the size", () => {
    const header = (width: number, height: number) =>
      bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], be32(13), text("IHDR"), be32(width), be32(height));
    expect(sniff(header(10_000, 10_000))).toEqual({
      problem: "too-large",
      message: "10000 × 10000 is 100 megapixels; this page opens at most 64",
      size: [10_000, 10_000],
    });
    expect(isPicture(sniff(header(8000, MAX_PIXELS / 8000)))).toBe(true);
    expect(isPicture(sniff(header(8000, MAX_PIXELS / 8000 + 1)))).toBe(false);
  });

  it("leaves the size of a drawing to the page", () => {
    expect(sniff(bytes(text('<svg width="1000000" height="1000000">')))).toMatchObject({ type: "svg" });
  });

  it("answers every cut and every damaged byte, and never with a bad size", () => {
    const file = fc.constantFrom(...PICTURES.map(([, file]) => file).filter(({ length }) => length < 1000));
    fc.assert(
      fc.property(file, fc.nat(200), fc.array(fc.tuple(fc.nat(120), fc.nat(255))), (whole, cut, damage) => {
        const broken = whole.slice(0, Math.max(0, whole.length - cut));
        for (const [at, byte] of damage) if (at < broken.length) broken[at] = byte;
        const found = sniff(broken);
        if (!isPicture(found)) return found.message.length > 0;
        const [width, height] = found.size ?? [1, 1];
        return width > 0 && height > 0 && (width * height <= MAX_PIXELS || found.type === "svg");
      }),
      { numRuns: 2000 },
    );
  });
});
