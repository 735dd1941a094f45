/** A file written out as an address (RFC 2397), as pages and programs paste pictures. */
import { fromBase64 } from "./base64.ts";

export interface DataFile {
  /** What the address says; the bytes may be of another kind. */
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How documents hold one: HTML, CSS, Markdown, or a text that puts it in quotes or brackets. */
const HELD = [
  /^\s*<img\b[^>]*?\ssrc\s*=\s*(["'])(data:image\/[\s\S]*?)\1/i,
  /^[^<\n]{0,80}?\burl\(\s*(["']?)(data:image\/[\s\S]*?)\1\s*\)/i,
  /^\s*!?\[[^\]]*\](\()<?(data:image\/[^)\s>]*)/i,
  /^\s*(["'<(`“])(data:image\/[^"'>)`”]*)["'>)`”]\s*[;,]?\s*$/i,
];

/** The file in a text that is a data address and nothing else, or null. Line breaks do no harm. */
export function dataFile(text: string): DataFile | null {
  const held = HELD.map((pattern) => pattern.exec(text)?.[2]).find((address) => address !== undefined);
  const [, head, body] = /^\s*data:([^,]*),([\s\S]*)$/i.exec(held ?? text) ?? [];
  if (head === undefined || body === undefined) return null;
  const [mime = "", ...parameters] = head.split(";").map((part) => part.trim().toLowerCase());
  const bytes = escaped(body);
  return { mime, bytes: parameters.includes("base64") ? plain(bytes) : bytes };
}

/** Percent-encoded bytes; what is not encoded is itself, as UTF-8. */
function escaped(body: string): Uint8Array<ArrayBuffer> {
  const written = new TextEncoder().encode(body);
  const bytes = new Uint8Array(written.length);
  let length = 0;
  for (let at = 0; at < written.length; at++) {
    const code = written[at] === 0x25 ? hex(written[at + 1], written[at + 2]) : null;
    bytes[length++] = code ?? written[at]!;
    if (code !== null) at += 2;
  }
  return bytes.slice(0, length);
}

function hex(...letters: (number | undefined)[]): number | null {
  const text = String.fromCharCode(...letters.map((letter) => letter ?? 0));
  return /^[\da-f]{2}$/i.test(text) ? Number.parseInt(text, 16) : null;
}

/** base64 in either alphabet, with or without padding. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(bytes).replaceAll("+", "-").replaceAll("/", "_");
  const letters = text.replace(/[^\w-]/g, "");
  return fromBase64(letters.length % 4 === 1 ? letters.slice(0, -1) : letters, "url");
}
