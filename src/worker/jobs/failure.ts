/** Anything that was thrown, as the protocol's data. */
import { wordsOf } from "../../bytes/words-of.ts";
import { Fault } from "../../models/fault.ts";
import type { Failure } from "../protocol.ts";

export function failureOf(error: unknown): Failure {
  if (error instanceof Fault) return error.data;
  // Samplers, schedules and seeds refuse what they are given with a RangeError.
  return { code: error instanceof RangeError ? "bad-request" : "internal", message: wordsOf(error) };
}
