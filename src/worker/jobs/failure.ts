/** Anything that was thrown, as the protocol's data. */
import { Fault, wordsOf } from "../../models/fault.ts";
import type { Failure } from "../protocol.ts";

export function failureOf(error: unknown): Failure {
  if (error instanceof Fault) {
    const { code, message, detail } = error;
    return { code, message, ...(detail && { detail }) };
  }
  // Samplers, schedules and seeds refuse what they are given with a RangeError.
  return { code: error instanceof RangeError ? "bad-request" : "internal", message: wordsOf(error) };
}
