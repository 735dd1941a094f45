/** What a measurement says of its own pace. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { denoiserOf, negated, TOY } from "../../engine/testing.ts";
import type { Event } from "../protocol.ts";
import { BitsJob } from "./bits.ts";
import type { Means } from "./job.ts";

const shape = { channels: 1, height: 2, width: 2, outputs: 1, classes: 0 } as const;

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

test("the time left knows nothing of the minutes in the queue and of the engine's check", async () => {
  const denoiser = denoiserOf(shape, negated);
  const evaluate = denoiser.evaluate.bind(denoiser);
  denoiser.evaluate = (...of) => {
    vi.advanceTimersByTime(1000);
    return evaluate(...of);
  };
  const told: Partial<Event>[] = [];
  const check = async () => void vi.advanceTimersByTime(20_000);
  const means = { denoiser, process: { ...TOY.diffusion, T: 160 }, check } as unknown as Means;
  const spec = { pictures: [new Float32Array(4)], steps: "160", sampled: 0, seed: "1", clip: true };
  const job = new BitsJob(spec, means, (event) => told.push(event));
  vi.advanceTimersByTime(300_000);
  await job.turn();
  expect(told.at(-1)).toMatchObject({ kind: "terms", pace: { secondsLeft: 9, position: 16, length: 160 } });
});
