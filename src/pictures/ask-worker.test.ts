import { afterEach, expect, test, vi } from "vitest";
import { type Answer, answerQuestions, askWorker, type Question } from "./ask-worker.ts";

/** A worker whose answers the test gives. */
class FakeWorker extends EventTarget {
  readonly heard: Question<string>[] = [];

  postMessage(question: Question<string>): void {
    this.heard.push(question);
  }

  say(data: Answer<string>): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }

  break(message: string): void {
    this.dispatchEvent(Object.assign(new Event("error"), { message }));
  }
}

function asking() {
  const workers: FakeWorker[] = [];
  const open = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { workers, ask: askWorker<string, string>(open, "the oracle") };
}

afterEach(() => void vi.unstubAllGlobals());

test("one worker answers all questions, each by its number, in whatever order", async () => {
  const { workers, ask } = asking();
  expect(workers).toHaveLength(0);
  const answers = [ask("a"), ask("b")];
  const [worker] = workers;
  const [a, b] = worker!.heard;
  expect([a!.question, b!.question]).toEqual(["a", "b"]);
  worker!.say({ id: b!.id, answer: "B" });
  worker!.say({ id: a!.id, answer: "A" });
  expect(await Promise.all(answers)).toEqual(["A", "B"]);
  expect(workers).toHaveLength(1);
});

test("a question it cannot answer fails alone; one that stops fails all, and the next question opens another", async () => {
  const { workers, ask } = asking();
  const bad = ask("bad");
  workers[0]!.say({ id: 1, error: "no such thing" });
  await expect(bad).rejects.toThrow("no such thing");
  const lost = [ask("a"), ask("b")];
  workers[0]!.break("out of memory");
  for (const each of lost) await expect(each).rejects.toThrow("the oracle stopped: out of memory");
  const next = ask("c");
  workers[1]!.say({ id: 4, answer: "C" });
  expect(await next).toBe("C");
});

test("the worker's end answers, and says what it could not do", async () => {
  let hear: (event: { data: Question<number> }) => Promise<void> = async () => {};
  const said: unknown[] = [];
  vi.stubGlobal("addEventListener", (_: string, listener: typeof hear) => {
    hear = listener;
  });
  vi.stubGlobal("postMessage", (message: unknown) => said.push(message));
  answerQuestions<number, number>((question) => {
    if (question < 0) throw new RangeError(`expected 0 or more, found ${question}`);
    return Math.sqrt(question);
  });
  await hear({ data: { id: 1, question: 9 } });
  await hear({ data: { id: 2, question: -1 } });
  expect(said).toEqual([
    { id: 1, answer: 3 },
    { id: 2, error: "expected 0 or more, found -1" },
  ]);
});
