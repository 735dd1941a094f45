/** What the benches time: a run as the app does it. */
import type { Lane } from "../../../src/diffusion/plan.ts";
import type { Denoiser } from "../../../src/engine/denoiser.ts";
import { budget } from "../../../src/run/budget.ts";
import { Queue } from "../../../src/worker/jobs/queue.ts";
import { Chain } from "../../../src/worker/jobs/run/chain.ts";

export const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export interface Run {
  /** From its first frame to its end. */
  readonly ms: number;
  /** What came out. */
  readonly x: Float32Array;
}

/** A run with its queue, recording, snapshots and display frames. */
export function wholeRun(denoiser: Denoiser, lanes: readonly Lane[]): Promise<Run> {
  const queue = new Queue(() => denoiser.capacity());
  return new Promise((resolve, reject) => {
    let begun = 0;
    const options = { ...budget(lanes.length, denoiser.shape), paused: false, check: async () => {} };
    const chain = new Chain(denoiser, lanes, options, (told) => {
      if (told.kind === "frame") begun ||= performance.now();
      if (told.kind === "frame" && !told.frame.recorded) chain.seen(1);
      if (told.kind === "done") resolve({ ms: performance.now() - begun, x: told.x! });
      if (told.kind === "failed") reject(new Error(told.failure.message));
    });
    queue.add(chain);
  });
}
