/** A Failure of the protocol as something that can be thrown on the page's side. */
import { wordsOf } from "../../bytes/words-of.ts";
import { Fault } from "../../models/fault.ts";
import type { Failure } from "../protocol.ts";

export class WorkerFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "WorkerFailure";
    this.failure = failure;
  }
}

/** Whatever was thrown, as a Failure. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WorkerFailure) return error.failure;
  if (error instanceof Fault) return error.data;
  return { code: "internal", message: wordsOf(error) };
}
