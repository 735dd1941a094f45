import { ShareError } from "../bytes/errors.ts";
import { wordsOf } from "../bytes/words-of.ts";
import type { Problem } from "./share-status.ts";

/** Whatever was thrown, as something the page can tell. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ShareError) return { code: error.code, message: error.message, detail: error.detail };
  return { code: "internal", message: wordsOf(error), detail: {} };
}
