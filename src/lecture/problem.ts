/** Why something is no lecture that this page can show; words.ts says it. */
import { ShareError } from "../bytes/errors.ts";
import { ZipFault } from "../bytes/unzip.ts";
import { words } from "./words.ts";

export type Problem =
  | { readonly code: "none" }
  | { readonly code: "newer"; readonly version: number; readonly reads: number }
  | { readonly code: "large"; readonly megabytes: number; readonly most: number }
  | { readonly code: "field"; readonly path: string; readonly expected: string; readonly received: string }
  | { readonly code: "unknown"; readonly path: string }
  | { readonly code: "twice"; readonly path: string; readonly received: string }
  | { readonly code: "missing"; readonly path: string }
  | { readonly code: "picture"; readonly path: string; readonly expected: string; readonly received: string }
  | { readonly code: "damaged"; readonly why: string }
  | { readonly code: "full"; readonly most: number }
  | { readonly code: "gone" };

export class LectureProblem extends Error {
  override readonly name = "LectureProblem";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/** What reading an archive or JSON throws is one; anything else is thrown on. */
export function problemOf(error: unknown): LectureProblem {
  if (error instanceof LectureProblem) return error;
  if (error instanceof ZipFault || error instanceof ShareError) {
    return new LectureProblem({ code: "damaged", why: error.message });
  }
  throw error;
}

export function sayProblem({ problem }: LectureProblem): string {
  switch (problem.code) {
    case "none":
    case "gone":
      return words.say(problem.code);
    case "full":
      return words.say("full", { most: problem.most });
    case "newer":
      return words.say("newer", { version: problem.version, reads: problem.reads });
    case "large":
      return words.say("large", { megabytes: problem.megabytes, most: problem.most });
    case "field":
    case "picture": {
      const { path, expected, received } = problem;
      return words.say(problem.code, { path, expected, received });
    }
    case "unknown":
    case "missing":
      return words.say(problem.code, { path: problem.path });
    case "twice":
      return words.say("twice", { path: problem.path, received: problem.received });
    case "damaged":
      return words.say("damaged", { why: problem.why });
  }
}
