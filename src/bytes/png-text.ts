/**
 * The words in a PNG: tEXt, zTXt and iTXt (W3C PNG, 11.3.3). Written into any PNG, a canvas's own
 * included, so that smooth scaling can stay the browser's work; read from anybody's.
 */
import { concat } from "./concat.ts";
import { quote, ShareError } from "./errors.ts";
import { type Chunk, checked, chunkBytes, chunks, type FoundChunk } from "./png-chunks.ts";
import { unzlib, zlib } from "./zlib.ts";

export interface PngText {
  /** 1 … 79 characters, printable Latin-1. */
  readonly keyword: string;
  readonly text: string;
  /** Ask for iTXt, uncompressed, as XMP must be; otherwise the smallest form that holds the text. */
  readonly international?: boolean;
}

/** Most bytes of one text, unpacked, and of all texts of a file together. */
export const MAX_TEXT = 256 * 1024;
const MAX_TEXTS = 1024 * 1024;
/** From here on, compressing pays. */
const LONG = 512;

/** The same PNG with these texts after its header, instead of any it had under the same keywords. */
export function withTexts(png: Uint8Array, texts: readonly PngText[]): Uint8Array<ArrayBuffer> {
  const ours = new Set(texts.map(({ keyword }) => keyword));
  const parts: Uint8Array[] = [png.subarray(0, 8)];
  for (const chunk of chunks(png)) {
    if (isText(chunk) && ours.has(keywordOf(chunk))) continue;
    parts.push(png.subarray(chunk.from, chunk.to));
    if (chunk.type === "IHDR") parts.push(...texts.map((text) => chunkBytes(textChunk(text))));
  }
  return concat(Uint8Array, parts);
}

/** The same PNG without anything that tells where it came from: texts, EXIF and the time. */
export function withoutMetadata(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept = [...chunks(png)].filter((chunk) => !isText(chunk) && chunk.type !== "eXIf" && chunk.type !== "tIME");
  return concat(Uint8Array, [png.subarray(0, 8), ...kept.map(({ from, to }) => png.subarray(from, to))]);
}

/**
 * The first text under this keyword, or undefined. Texts under other keywords are not looked at,
 * so somebody else's broken chunk spoils nothing.
 * @throws ShareError not-png, truncated, damaged, not-deflate or too-large.
 */
export function readText(png: Uint8Array, keyword: string): string | undefined {
  for (const chunk of chunks(png)) {
    if (isText(chunk) && keywordOf(chunk) === keyword) return textOf(checked(png, chunk));
  }
  return undefined;
}

/** Every text of the file, in order. @throws as `readText`, and too-large for more than 1 MB in all. */
export function readTexts(png: Uint8Array): PngText[] {
  const found: PngText[] = [];
  let total = 0;
  for (const chunk of chunks(png)) {
    if (!isText(chunk)) continue;
    const text = textOf(checked(png, chunk));
    total += text.length;
    if (total > MAX_TEXTS) throw tooLarge(`the texts of this PNG are longer than ${MAX_TEXTS} bytes`, MAX_TEXTS);
    found.push({ keyword: keywordOf(chunk), text });
  }
  return found;
}

const isText = ({ type }: Chunk) => type === "tEXt" || type === "zTXt" || type === "iTXt";

/** A keyword ends with a zero byte, which must come within 80 bytes. */
function keywordOf({ data }: Chunk): string {
  const end = data.subarray(0, 80).indexOf(0);
  return end < 1 ? "" : latin1(data.subarray(0, end));
}

function textOf(chunk: FoundChunk): string {
  const after = chunk.data.subarray(keywordOf(chunk).length + 1);
  if (chunk.type === "tEXt") return latin1(bounded(after));
  if (chunk.type === "zTXt") return latin1(unpacked(after[0] ?? 0, after.subarray(1)));
  const language = after.indexOf(0, 2);
  const translated = language < 0 ? -1 : after.indexOf(0, language + 1);
  if (translated < 0) throw new ShareError("damaged", "chunk iTXt is damaged: its header is incomplete");
  const body = after.subarray(translated + 1);
  return new TextDecoder().decode(after[0] === 1 ? unpacked(after[1] ?? 0, body) : bounded(body));
}

function bounded(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_TEXT)
    throw tooLarge(`a text of ${bytes.length} bytes; at most ${MAX_TEXT} are read`, MAX_TEXT);
  return bytes;
}

function unpacked(method: number, bytes: Uint8Array): Uint8Array {
  if (method !== 0) throw new ShareError("not-deflate", `expected compression method 0, found ${method}`);
  return unzlib(bounded(bytes), MAX_TEXT);
}

function textChunk({ keyword, text, international }: PngText): Chunk {
  if (!/^[!-~¡-ÿ][ -~¡-ÿ]{0,78}$/.test(keyword)) {
    throw new RangeError(`expected a keyword of 1 to 79 printable characters, found ${quote(keyword)}`);
  }
  const head = [...bytesOf(keyword), 0];
  if (international || /[^\n -~]/.test(text)) {
    const body = new TextEncoder().encode(text);
    const pack = !international && body.length > LONG;
    // After the keyword: compressed?, method, language, translated keyword.
    return {
      type: "iTXt",
      data: concat(Uint8Array, [Uint8Array.from([...head, pack ? 1 : 0, 0, 0, 0]), pack ? zlib(body) : body]),
    };
  }
  const body = bytesOf(text);
  return text.length > LONG
    ? { type: "zTXt", data: concat(Uint8Array, [Uint8Array.from([...head, 0]), zlib(body)]) }
    : { type: "tEXt", data: concat(Uint8Array, [Uint8Array.from(head), body]) };
}

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

const tooLarge = (message: string, limit: number) => new ShareError("too-large", message, { limit });
