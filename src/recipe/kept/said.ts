/** What the page says of keeping, one thing at a time. */
import { dismiss, say } from "../../app/notices.ts";
import type { Notice } from "../../app/store.ts";
import { problemOf } from "../../ledger/problem.ts";
import { sayProblem } from "../../ledger/words.ts";

const KEY = "kept";

export function tell(tone: Notice["tone"], text: () => string, action?: Notice["action"]): void {
  say({ key: KEY, tone, text, ...(action && { action }) });
}

/** What was done with a picture that is still there; it goes by itself. */
export function tellDone(text: () => string, action?: Notice["action"]): void {
  say({ key: KEY, tone: "info", text, passes: true, ...(action && { action }) });
}

/** Why it was not kept, and what to do. */
export function refuse(error: unknown): void {
  const problem = problemOf(error);
  tell("error", () => sayProblem(problem));
}

/** It is seen that it is undone. */
export function said(): void {
  dismiss(KEY);
}
