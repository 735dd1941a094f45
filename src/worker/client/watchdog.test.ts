import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Watchdog } from "./watchdog.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const run = (stepsPerSecond: number, watched = true) => ({ watched, stepsPerSecond, compiling: false });

describe("the watchdog", () => {
  it("gives a fast run ten seconds", () => {
    const stalled = vi.fn();
    new Watchdog(stalled).watch(run(50));
    vi.advanceTimersByTime(10_000);
    expect(stalled).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(stalled).toHaveBeenCalledTimes(1);
  });

  it("gives a slow run twenty of its steps", () => {
    const stalled = vi.fn();
    new Watchdog(stalled).watch(run(0.5));
    vi.advanceTimersByTime(40_000);
    expect(stalled).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(stalled).toHaveBeenCalledTimes(1);
  });

  it("is quiet while events come, while paused, and once nobody is watched", () => {
    const stalled = vi.fn();
    const dog = new Watchdog(stalled);
    const lively = run(50);
    dog.watch(lively);
    dog.watch(run(50, false));
    for (let i = 0; i < 30; i++) {
      vi.advanceTimersByTime(1000);
      dog.heard();
    }
    dog.unwatch(lively);
    vi.advanceTimersByTime(60_000);
    expect(stalled).not.toHaveBeenCalled();
  });

  it("waits for shaders, whoever they compile for", () => {
    const stalled = vi.fn();
    const dog = new Watchdog(stalled);
    dog.watch(run(50));
    const other = { watched: false, stepsPerSecond: 0, compiling: true };
    dog.watch(other);
    vi.advanceTimersByTime(60_000);
    expect(stalled).not.toHaveBeenCalled();
    other.compiling = false;
    vi.advanceTimersByTime(12_000);
    expect(stalled).toHaveBeenCalledTimes(1);
  });

  it("does not take a computer that slept for one that hangs", () => {
    const stalled = vi.fn();
    new Watchdog(stalled).watch(run(50));
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(3000);
    expect(stalled).not.toHaveBeenCalled();
  });
});
