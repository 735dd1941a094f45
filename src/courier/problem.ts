import { FETCH } from "./sentences.ts";

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

/** A sentence by its name, with its values. */
export interface FetchSentence {
  readonly id: keyof typeof FETCH;
  readonly values: Readonly<Record<string, string | number>>;
}

export class FetchProblem extends Error {
  override readonly name = "FetchProblem";
  readonly code: ProblemCode;
  /** Null where it is what a server or the browser said. */
  readonly said: FetchSentence | null;

  constructor(code: ProblemCode, why: string | FetchSentence) {
    const said = typeof why === "string" ? null : why;
    super(said ? english(said) : (why as string));
    this.code = code;
    this.said = said;
  }
}

const english = ({ id, values }: FetchSentence): string =>
  FETCH[id].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
