/** Pictures of the kinds that people have and programs stumble over, made here: name, bytes and what is to be seen. */
import sharp, { type Sharp } from "sharp";
import { chunkBytes, chunks, pngOf } from "../src/bytes/png-chunks.ts";

type Rgb = readonly [r: number, g: number, b: number];

export interface OddPicture {
  readonly name: string;
  /** The type that the system says, which may lie. */
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The colour in the middle and in the upper left corner, to a few levels. */
  readonly middle: Rgb;
  readonly corner: Rgb;
  /** Painted behind; opaque where not said. */
  readonly ground?: "light" | "dark";
  readonly cutOff?: true;
}

const RED: Rgb = [200, 30, 40];
const BLUE: Rgb = [20, 40, 180];
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const GREY: Rgb = [100, 100, 100];
const WIDTH = 48;
const HEIGHT = 32;

const css = ([r, g, b]: Rgb) => `rgb(${r},${g},${b})`;
const square = (colour: Rgb, ground?: Rgb) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${
    ground ? `<rect width="100%" height="100%" fill="${css(ground)}"/>` : ""
  }<rect x="12" y="8" width="24" height="16" fill="${css(colour)}"/></svg>`;
const drawn = (colour: Rgb, ground?: Rgb): Sharp => sharp(Buffer.from(square(colour, ground)));
/** A red square on blue. */
const plain = () => drawn(RED, BLUE).removeAlpha();

const jpeg = () => plain().jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();

/** A JPEG as a phone writes its portraits: a megabyte of XMP segments before the frame. */
async function behindMetadata(): Promise<Uint8Array> {
  const whole = await jpeg();
  const segment = Buffer.alloc(65_537, "x");
  segment.set([0xff, 0xe1, 0xff, 0xff]);
  segment.write("http://ns.adobe.com/xmp/extension/\0", 4, "latin1");
  return Buffer.concat([whole.subarray(0, 2), ...Array.from({ length: 18 }, () => segment), whole.subarray(2)]);
}

/** An animation (APNG, W3C PNG 3rd ed., 11.3.2) of whole frames. */
async function apng(frames: readonly Sharp[]): Promise<Uint8Array> {
  const files = await Promise.all(frames.map((frame) => frame.ensureAlpha().png().toBuffer()));
  const header = [...chunks(files[0]!)].find(({ type }) => type === "IHDR")!;
  let sequence = 0;
  const control = () => {
    const data = Buffer.alloc(26);
    [sequence++, WIDTH, HEIGHT, 0, 0].forEach((value, i) => {
      data.writeUInt32BE(value, 4 * i);
    });
    data.writeUInt16BE(1, 20);
    data.writeUInt16BE(10, 22);
    return { type: "fcTL", data };
  };
  const numbered = (data: Uint8Array) => {
    const all = Buffer.concat([Buffer.alloc(4), data]);
    all.writeUInt32BE(sequence++);
    return { type: "fdAT", data: all };
  };
  const animation = Buffer.alloc(8);
  animation.writeUInt32BE(files.length);
  const shown = files.flatMap((file, i) => {
    const first = control();
    const data = [...chunks(file)].filter(({ type }) => type === "IDAT");
    return [first, ...data.map((chunk) => (i === 0 ? chunk : numbered(chunk.data)))];
  });
  return pngOf([header, { type: "acTL", data: animation }, ...shown, { type: "IEND", data: new Uint8Array() }]);
}

/** 24-bit BMP, from the bottom up. */
async function bmp(): Promise<Uint8Array> {
  const rgb = await plain().flip().raw().toBuffer();
  const head = Buffer.alloc(54);
  head.write("BM", "latin1");
  for (const [at, value] of [
    [2, 54 + rgb.length],
    [10, 54],
    [14, 40],
    [18, WIDTH],
    [22, HEIGHT],
  ] as const) {
    head.writeUInt32LE(value, at);
  }
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, rgb.map((_, i) => rgb[i + 2 - 2 * (i % 3)]!)]);
}

/** An icon that holds one PNG. */
async function icon(): Promise<Uint8Array> {
  const png = await plain().png().toBuffer();
  const head = Buffer.from([0, 0, 1, 0, 1, 0, WIDTH, HEIGHT, 0, 0, 1, 0, 32, 0, ...new Array(8).fill(0)]);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

/** Frames one after the other, the first of them showing nothing. */
async function moving(kind: "gif" | "webp"): Promise<Uint8Array> {
  const frames = await Promise.all([drawn(WHITE, WHITE), plain()].map((frame) => frame.removeAlpha().png().toBuffer()));
  const all = sharp(frames, { join: { animated: true } });
  return kind === "gif" ? all.gif().toBuffer() : all.webp({ lossless: true }).toBuffer();
}

/** Grey of 16 bits, as microscopes and Pillow write it: 100 · 257 is level 100. */
async function grey16(): Promise<Uint8Array> {
  const levels = new Uint16Array(WIDTH * HEIGHT).fill(100 * 257);
  return sharp(levels, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .toColourspace("grey16")
    .png()
    .toBuffer();
}

export async function oddPictures(): Promise<OddPicture[]> {
  const usual = { width: WIDTH, height: HEIGHT, middle: RED, corner: BLUE };
  const png = await plain().png().toBuffer();
  const hidden = chunkBytes({ type: "tEXt", data: Buffer.from(`Comment\0${"x".repeat(2 ** 21)}`) });
  return [
    { ...usual, name: "portrait", type: "", bytes: await behindMetadata() },
    { ...usual, name: "holiday.jpg", type: "image/jpeg", bytes: png },
    { ...usual, name: "words.png", type: "", bytes: Buffer.concat([png.subarray(0, 33), hidden, png.subarray(33)]) },
    { ...usual, name: "lossless.webp", type: "", bytes: await plain().webp({ lossless: true }).toBuffer() },
    {
      ...usual,
      name: "photo.avif",
      type: "text/plain",
      bytes: await plain().avif({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer(),
    },
    { ...usual, name: "old.bmp", type: "", bytes: await bmp() },
    { ...usual, name: "favicon.ico", type: "", bytes: await icon() },
    { ...usual, name: "blinks.gif", type: "image/gif", bytes: await moving("gif") },
    { ...usual, name: "blinks.webp", type: "image/webp", bytes: await moving("webp") },
    { ...usual, name: "blinks.png", type: "image/png", bytes: await apng([drawn(WHITE, WHITE), plain()]) },
    {
      ...usual,
      name: "drawing",
      type: "text/xml",
      bytes: Buffer.from(`<!-- > -->${square(RED, BLUE)}`),
      width: 1024,
      height: 683,
    },
    {
      ...usual,
      name: "white.png",
      type: "image/png",
      bytes: await drawn(WHITE).png().toBuffer(),
      middle: WHITE,
      corner: BLACK,
      ground: "dark",
    },
    {
      ...usual,
      name: "black.webp",
      type: "image/webp",
      bytes: await drawn(BLACK).webp().toBuffer(),
      middle: BLACK,
      corner: WHITE,
      ground: "light",
    },
    {
      ...usual,
      name: "of a page.svg",
      type: "image/svg+xml",
      bytes: Buffer.from(square(RED, BLUE).replace(/ xmlns="[^"]*"/, "")),
      width: 1024,
      height: 683,
    },
    {
      ...usual,
      name: "grün.svg",
      type: "",
      bytes: Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?><!-- grün -->${square(RED, BLUE)}`, "latin1"),
      width: 1024,
      height: 683,
    },
    {
      ...usual,
      name: "in turns.png",
      type: "",
      bytes: await plain().png({ progressive: true, palette: true }).toBuffer(),
    },
    {
      ...usual,
      name: "cut.jpg",
      type: "image/jpeg",
      bytes: (await jpeg()).subarray(0, -10),
      middle: WHITE,
      cutOff: true,
    },
    { ...usual, name: "grey16.png", type: "image/png", bytes: await grey16(), middle: GREY, corner: GREY },
    {
      ...usual,
      name: "turned.jpg",
      type: "",
      bytes: await plain().jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer(),
      width: HEIGHT,
      height: WIDTH,
    },
    {
      ...usual,
      name: "print.jpg",
      type: "",
      bytes: await plain().toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer(),
      // Four inks and back, without a profile.
      middle: [215, 0, 13],
      corner: [8, 40, 255],
    },
  ];
}
