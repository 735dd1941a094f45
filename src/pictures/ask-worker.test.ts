import { afterEach, expect, test, vi } from "vitest";
import { getState } from "../app/store.ts";
import { fakeWorkers } from "../pulse/testing/fake-worker.ts";
import { type Answer, answerQuestions, type Question } from "./answer-questions.ts";
import { askWorker } from "./ask-worker.ts";

function asking() {
  const { all, open } = fakeWorkers<Question<string>, Answer<string>>();
  return { workers: all, ask: askWorker<string, string>(open, "the oracle", "faces") };
}

afterEach(() => void vi.unstubAllGlobals());

test("one worker answers all questions, each by its number, in whatever order", async () => {
  const { workers, ask } = asking();
  expect(workers).toHaveLength(0);
  const answers = [ask("a"), ask("b")];
  const [worker] = workers;
  const [a, b] = worker!.heard;
  expect([a!.question, b!.question]).toEqual(["a", "b"]);
  worker!.says({ id: b!.id, answer: "B" });
  worker!.says({ id: a!.id, answer: "A" });
  expect(await Promise.all(answers)).toEqual(["A", "B"]);
  expect(workers).toHaveLength(1);
});

test("a question it cannot answer fails alone; one that stops fails all, and the next question opens another", async () => {
  const { workers, ask } = asking();
  const bad = ask("bad");
  workers[0]!.says({ id: 1, error: "no such thing" });
  await expect(bad).rejects.toThrow("no such thing");
  const lost = [ask("a"), ask("b")];
  workers[0]!.breaks("out of memory");
  for (const each of lost) await expect(each).rejects.toThrow("the oracle stopped: out of memory");
  const next = ask("c");
  workers[1]!.says({ id: 4, answer: "C" });
  expect(await next).toBe("C");
});

test("one that was killed is told of within ten seconds, and another is asked all that was not answered", async () => {
  vi.useFakeTimers();
  try {
    const { workers, ask } = asking();
    const first = ask("a");
    workers[0]!.says({ id: 1, answer: "A" });
    expect(await first).toBe("A");
    const lost = [ask("b"), ask("c")];
    await vi.advanceTimersByTimeAsync(300_000);
    expect(getState().notices).toHaveLength(1);
    expect(workers.map(({ terminated }) => terminated)).toEqual([false]);
    getState().notices[0]?.action?.run();
    expect([workers[0]!.terminated, getState().notices]).toEqual([true, []]);
    expect(workers[1]!.heard).toEqual([
      { id: 2, question: "b" },
      { id: 3, question: "c" },
    ]);
    for (const { id, question } of workers[1]!.heard) workers[1]!.says({ id, answer: question.toUpperCase() });
    expect(await Promise.all(lost)).toEqual(["B", "C"]);
    // With nothing to do it is let go, without a word.
    await vi.advanceTimersByTimeAsync(10_000);
    expect([workers[1]!.terminated, getState().notices, vi.getTimerCount()]).toEqual([true, [], 0]);
    void ask("d");
    expect(workers).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
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
