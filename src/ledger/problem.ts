/** Why nothing could be kept or read; words.ts says it. */
export type ProblemCode =
  /** The browser has none, or will not give it: a private window, cookies blocked, a damaged profile. */
  | "none"
  /** The disk, or what the browser gives this page of it, is full. */
  | "full"
  /** It did not answer in time. */
  | "silent"
  /** Another tab has a newer version of the page, whose database this one can't read. */
  | "newer"
  | "failed";

export class LedgerProblem extends Error {
  override readonly name = "LedgerProblem";
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** IndexedDB's errors by their names, which are the standard's. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  QuotaExceededError: "full",
  VersionError: "newer",
  SecurityError: "none",
  InvalidStateError: "none", // Firefox's private windows, once
};

/** How Chromium says, by an error of no name of its own, that storage is blocked for this site. */
const DENIED = /denied permission/i;

export function problemOf(error: unknown): LedgerProblem {
  if (error instanceof LedgerProblem) return error;
  // Not `instanceof Error`: in some browsers a DOMException is none.
  const { name, message } = error as Partial<Error>;
  const code = name === "UnknownError" && DENIED.test(message ?? "") ? "none" : CODES[name ?? ""];
  return new LedgerProblem(code ?? "failed", `${name ?? "Error"}: ${message ?? String(error)}`);
}
