/** Why something could not be fetched; the page has words for each. */
export const PROBLEMS = [
  /** No answer: no connection, no such host, or one that lets no page read from it. */
  "unreachable",
  /** The policy that this page is served with forbids it. */
  "blocked",
  /** It broke off, and broke off again. */
  "broken",
  /** Nothing comes any more, and nobody says why: it may be slow. */
  "silent",
  /** A token is wanted, or another. */
  "denied",
  "gone",
  /** Any other answer than what was asked for. */
  "status",
  /** What came is not what was promised. */
  "damaged",
] as const;

export type ProblemCode = (typeof PROBLEMS)[number];

export class FetchProblem extends Error {
  override readonly name = "FetchProblem";
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}
