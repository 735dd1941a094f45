/**
 * What can be wrong with something that came from outside. The code is for the page's own words
 * (and its translations); the message is the whole story in English and quotes the bad value.
 */
export type ShareCode =
  /** Bigger than a link, a text chunk or a recipe may be, packed or unpacked. */
  | "too-large"
  /** A character that base64 has no value for. */
  | "wrong-alphabet"
  /** Ends before it is complete. */
  | "truncated"
  /** Not a deflate stream. */
  | "not-deflate"
  /** Complete, but not what was written: a check sum differs. */
  | "damaged"
  | "not-json"
  | "too-deep"
  /** A name such as `__proto__` that has no place in a recipe. */
  | "forbidden-name"
  /** A recipe of a version after this page's; `detail.version` and `detail.reads` say which. */
  | "newer-version"
  /** No recipe at all: its version is missing or nonsense. */
  | "no-version"
  /** A field this version does not have; `detail.path` says where. */
  | "unknown-field"
  /** A field that is missing or out of range; `detail.path`, `detail.expected`, `detail.received`. */
  | "bad-field"
  | "not-png"
  /** A PNG, but of a kind that recipes do not carry (interlaced, palette, 16-bit). */
  | "unsupported-png"
  /** A picture that travelled as WebP did not come out as it should. */
  | "bad-picture"
  | "not-npy";

export class ShareError extends Error {
  override readonly name = "ShareError";
  readonly code: ShareCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: ShareCode, message: string, detail: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/** A bad value as an error may quote it: short, one line, whatever it is. */
export function quote(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(JSON.stringify(value) ?? value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
