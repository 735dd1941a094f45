import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { alone, aloneSoon } from "./alone.ts";

/** One lock, granted in the order that it is asked for; who no longer waits is left out. */
class FakeLocks {
  #last: Promise<unknown> = Promise.resolve();

  request(_name: string, ...[how, work]: [() => Promise<unknown>] | [LockOptions, () => Promise<unknown>]) {
    const { signal } = typeof how === "function" ? {} : how;
    const held = typeof how === "function" ? how : work!;
    const late = new Promise<never>((_, reject) =>
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true }),
    );
    late.catch(() => {});
    const mine = this.#last.then(() => (signal?.aborted ? undefined : held()));
    this.#last = mine.catch(() => {});
    return Promise.race([mine, late]);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { locks: new FakeLocks() });
  // Fake timers leave the browser's own alone.
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const late = new AbortController();
    setTimeout(() => late.abort(new DOMException("late", "TimeoutError")), ms);
    return late.signal;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Another tab adds a model, until this is called. */
function anotherAdds(): () => void {
  let over = () => {};
  void alone(() => new Promise<void>((resolve) => (over = resolve)));
  return () => over();
}

test("who adds a model while another tab does waits for its turn, and is told so", async () => {
  const over = anotherAdds();
  const waits = vi.fn();
  const work = vi.fn(async () => "added");
  const added = alone(work, waits);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(waits).toHaveBeenCalledOnce();
  expect(work).not.toHaveBeenCalled();
  over();
  expect(await added).toBe("added");
});

test("nobody is told of a turn that comes at once", async () => {
  const waits = vi.fn();
  expect(await alone(async () => 1, waits)).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(waits).not.toHaveBeenCalled();
});

test("what is done in passing ends in words after ten seconds, and is not done later", async () => {
  const over = anotherAdds();
  const work = vi.fn(async () => {});
  const asked = expect(aloneSoon(work)).rejects.toMatchObject({ code: "storage-busy" });
  await vi.advanceTimersByTimeAsync(10_000);
  await asked;
  over();
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).not.toHaveBeenCalled();
  expect(await aloneSoon(async () => "renamed")).toBe("renamed");
  await expect(aloneSoon(() => Promise.reject(new Error("no such model")))).rejects.toThrow("no such model");
});
