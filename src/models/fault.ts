/**
 * An error with a code. The code is what the page has words for; the message quotes the bad value
 * and what was expected. Everything that fails on purpose, from a download to a GPU, fails as one
 * of these, so that it can cross the worker as data.
 */
export type FaultCode =
  | "download-failed"
  | "manifest-invalid"
  | "checksum-mismatch"
  /** A model of a person's own that is not in this browser, and one whose bytes are not those that were added. */
  | "own-missing"
  | "own-damaged"
  /** The browser's storage, where it lies, did not answer. */
  | "own-silent"
  | "model-incompatible"
  | "self-check-failed"
  | "no-engine"
  | "device-lost"
  | "out-of-memory"
  /** So many pictures at once have no room; the engine goes on with fewer. */
  | "too-large"
  | "bad-request"
  | "not-finite"
  | "stalled"
  | "cancelled"
  | "internal";

export class Fault extends Error {
  readonly code: FaultCode;
  /** What the engine or the network said, in its own words. */
  readonly detail: string | undefined;

  constructor(code: FaultCode, message: string, detail?: string) {
    super(message);
    this.name = "Fault";
    this.code = code;
    this.detail = detail;
  }

  /** What crosses the worker. */
  get data(): { readonly code: FaultCode; readonly message: string; readonly detail?: string } {
    const { code, message, detail } = this;
    return { code, message, ...(detail && { detail }) };
  }
}

export const isTooLarge = (error: unknown): boolean => error instanceof Fault && error.code === "too-large";
