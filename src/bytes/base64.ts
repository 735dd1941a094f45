/**
 * Bytes as text (RFC 4648): with `+/=` inside JSON, where every language can read it, and with `-_`
 * and no padding inside a link. Written out because btoa takes strings and Uint8Array.fromBase64 is new.
 */
import { quote, ShareError } from "./errors.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const ALPHABETS = { json: `${LETTERS}+/`, url: `${LETTERS}-_` } as const;

export type Base64Kind = keyof typeof ALPHABETS;

export function toBase64(bytes: Uint8Array, kind: Base64Kind): string {
  const alphabet = ALPHABETS[kind];
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let i = 0; i < letters; i++) text += alphabet[(three >> (18 - 6 * i)) & 63];
    if (kind === "json") text += "=".repeat(4 - letters);
  }
  return text;
}

/**
 * The bytes of `text`, which must be written exactly as `toBase64` writes it.
 * @throws ShareError wrong-alphabet, quoting the character; truncated, for a length no bytes have.
 */
export function fromBase64(text: string, kind: Base64Kind): Uint8Array<ArrayBuffer> {
  const body = kind === "json" ? text.replace(/={1,2}$/, "") : text;
  const whole = kind === "json" ? text.length % 4 === 0 : body.length % 4 !== 1;
  if (!whole) throw new ShareError("truncated", `base64 of ${text.length} characters is cut off`);
  const alphabet = ALPHABETS[kind];
  const bytes = new Uint8Array((body.length * 3) >> 2);
  let bits = 0;
  let at = 0;
  for (let i = 0; i < body.length; i++) {
    const value = alphabet.indexOf(body[i]!);
    if (value < 0) {
      const message = `expected base64, found ${quote(body[i])} at character ${i + 1}`;
      throw new ShareError("wrong-alphabet", message, { character: body[i]!, at: i + 1 });
    }
    bits = ((bits << 6) | value) & 0xffffff;
    if (i % 4 !== 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes;
}
