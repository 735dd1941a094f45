/** A Failure of the protocol as something that can be thrown on this side. */
import type { Failure } from "../worker/protocol.ts";

export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "FailureError";
    this.failure = failure;
  }
}
