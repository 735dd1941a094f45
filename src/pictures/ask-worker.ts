/** Work for a worker of its own that answers questions, each by its number: the page's end. */
import { type Program, tellSilence } from "../app/silence.ts";
import { WatchedWorker } from "../pulse/watched-worker.ts";
import type { Answer, Question } from "./answer-questions.ts";
/**
 * Opens the worker for the first question. One that stopped is opened again for the next; of one
 * that says nothing the page is told, and another that takes its place is asked all that was not answered.
 * @param name what runs in it, for the error that says it stopped
 */
export function askWorker<Q, A>(open: () => Worker, name: string, program: Program): (question: Q) => Promise<A> {
  type Asker = WatchedWorker<Question<Q>, Answer<A>>;
  interface Asked extends Question<Q> {
    readonly resolve: (answer: A) => void;
    readonly reject: (error: Error) => void;
  }
  const waiting = new Map<number, Asked>();
  let worker: Asker | null = null;
  let asked = 0;
  const end = () => {
    worker?.end();
    worker = null;
  };
  const ask = ({ id, question }: Question<Q>) => {
    worker ??= begin();
    worker.tell({ id, question });
  };
  const again = () => {
    end();
    for (const each of waiting.values()) ask(each);
  };
  const begin = (): Asker => {
    const { silent, answers } = tellSilence(program, again);
    return new WatchedWorker<Question<Q>, Answer<A>>(open, {
      heard: (said) => {
        const of = waiting.get(said.id);
        waiting.delete(said.id);
        if ("answer" in said) of?.resolve(said.answer);
        else of?.reject(new Error(said.error));
      },
      broken: (message) => {
        end();
        const why = new Error(`${name} stopped: ${message ?? "its script could not be loaded"}`);
        for (const { reject } of waiting.values()) reject(why);
        waiting.clear();
      },
      // Nobody waits for one that has nothing to do.
      silent: (...how) => (waiting.size > 0 ? silent(...how) : end()),
      answers,
      owes: () => waiting.size > 0,
    });
  };
  return (question) =>
    new Promise((resolve, reject) => {
      const of = { id: ++asked, question, resolve, reject };
      ask(of);
      waiting.set(of.id, of);
    });
}
