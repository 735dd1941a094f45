/** Whether bytes are text, and which: told from the bytes, since names and types lie. */

/** What Windows programs write first, and how the rest is then read. */
const MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** The text of XML, whose first line may say another encoding. */
export function xmlOf(bytes: Uint8Array): string | null {
  const [, encoding] = /^<\?xml\b[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(latin(bytes.subarray(0, 200))) ?? [];
  if (encoding === undefined) return textOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return textOf(bytes);
  }
}

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** The text, without a byte order mark; null for bytes that are none (not UTF-8, or with zeros in them). */
export function textOf(bytes: Uint8Array): string | null {
  const encoding = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1] ?? "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
