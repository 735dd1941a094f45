/** Work for a worker of its own that answers questions, each by its number. */
import { wordsOf } from "../bytes/words-of.ts";

export interface Question<Q> {
  readonly id: number;
  readonly question: Q;
}

export type Answer<A> = { readonly id: number; readonly answer: A } | { readonly id: number; readonly error: string };

/**
 * The page's end: asks, and opens the worker for the first question. One that stopped is opened again
 * for the next.
 * @param name what runs in it, for the error that says it stopped
 */
export function askWorker<Q, A>(open: () => Worker, name: string): (question: Q) => Promise<A> {
  let worker: Worker | null = null;
  let asked = 0;
  return (question) => {
    worker ??= open();
    const asking = worker;
    const id = ++asked;
    return new Promise((resolve, reject) => {
      const done = new AbortController();
      const { signal } = done;
      const onMessage = ({ data }: MessageEvent<Answer<A>>) => {
        if (data.id !== id) return;
        done.abort();
        if ("answer" in data) resolve(data.answer);
        else reject(new Error(data.error));
      };
      const onError = ({ message }: ErrorEvent) => {
        done.abort();
        if (worker === asking) worker = null;
        reject(new Error(`${name} stopped: ${message}`));
      };
      asking.addEventListener("message", onMessage, { signal });
      asking.addEventListener("error", onError, { signal });
      asking.postMessage({ id, question } satisfies Question<Q>);
    });
  };
}

/** The worker's end. @param transfer what of an answer moves instead of being copied */
export function answerQuestions<Q, A>(
  answerTo: (question: Q) => A | Promise<A>,
  transfer: (answer: A) => Transferable[] = () => [],
): void {
  addEventListener("message", async ({ data: { id, question } }: MessageEvent<Question<Q>>) => {
    try {
      const answer = await answerTo(question);
      postMessage({ id, answer } satisfies Answer<A>, { transfer: transfer(answer) });
    } catch (error) {
      postMessage({ id, error: wordsOf(error) } satisfies Answer<A>);
    }
  });
}
