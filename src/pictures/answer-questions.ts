/** Work for a worker of its own that answers questions, each by its number: the worker's end. */
import { wordsOf } from "../bytes/words-of.ts";
import { listen } from "../pulse/ping.ts";

export interface Question<Q> {
  readonly id: number;
  readonly question: Q;
}

export type Answer<A> = { readonly id: number; readonly answer: A } | { readonly id: number; readonly error: string };

/** @param transfer what of an answer moves instead of being copied */
export function answerQuestions<Q, A>(
  answerTo: (question: Q) => A | Promise<A>,
  transfer: (answer: A) => Transferable[] = () => [],
): void {
  listen(async ({ id, question }: Question<Q>) => {
    try {
      const answer = await answerTo(question);
      postMessage({ id, answer } satisfies Answer<A>, { transfer: transfer(answer) });
    } catch (error) {
      postMessage({ id, error: wordsOf(error) } satisfies Answer<A>);
    }
  });
}
