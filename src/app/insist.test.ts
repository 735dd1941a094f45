import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { insist } from "./insist.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function failing(times: number) {
  let asked = 0;
  return async () => {
    if (asked++ < times) throw new Error(`failed ${asked}`);
    return `came after ${asked}`;
  };
}

it("what fails for a moment is asked for again; what does not come is told after five seconds", async () => {
  const [comes, never] = [insist(failing(2)), insist(failing(3))];
  never.catch(() => {});
  await vi.advanceTimersByTimeAsync(5000);
  await expect(comes).resolves.toBe("came after 3");
  await expect(never).rejects.toThrow("failed 3");
});
