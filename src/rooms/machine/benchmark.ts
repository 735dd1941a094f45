/**
 * A short benchmark: the same 20 steps with 1, 4 and 16 pictures, one size after the other. Every
 * size runs a few steps first, so that what is timed is neither a shader that compiles nor the
 * first allocation.
 */

import { create } from "zustand";
import { askWhile } from "../../app/leaving.ts";
import { loader } from "../../app/page.ts";
import { FIRST_SEED } from "../../app/seeds.ts";
import { wordsOf } from "../../bytes/words-of.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { outOfNoise } from "../../run/out-of-noise.ts";
import type { Ready } from "../../run/ready.ts";
import type { Event, LaneSpec } from "../../worker/protocol.ts";

export const SIZES = [1, 4, 16] as const;
export const STEPS = 20;
const WARM_UP = 3;

export interface BenchmarkRow {
  readonly pictures: number;
  /** Steps of the network a second, all pictures of a step counted once. */
  readonly stepsPerSecond: number;
  readonly milliseconds: number;
}

interface Benchmark {
  readonly phase: "idle" | "running" | "done" | "cancelled" | "failed";
  /** Of all steps, warm-up and timed, of all sizes: 0 … 1. */
  readonly progress: number;
  readonly rows: readonly BenchmarkRow[];
  /** What went wrong, in the worker's words. */
  readonly problem: string | null;
  /** Ends the one that is running. */
  readonly abort: AbortController | null;
}

export const useBenchmark = create<Benchmark>()(() => ({
  phase: "idle",
  progress: 0,
  rows: [],
  problem: null,
  abort: null,
}));

export function cancelBenchmark(): void {
  useBenchmark.getState().abort?.abort();
  useBenchmark.setState({ phase: "cancelled" });
}

export async function runBenchmark(): Promise<void> {
  useBenchmark.getState().abort?.abort();
  const abort = new AbortController();
  const { signal } = abort;
  useBenchmark.setState({ phase: "running", progress: 0, rows: [], problem: null, abort });
  const over = askWhile(() => !signal.aborted);
  try {
    const engine = await loader.ready(signal);
    let before = 0;
    const tell = (done: number) => useBenchmark.setState({ progress: (before + done) / all });
    for (const pictures of SIZES) {
      await timed(engine, pictures, WARM_UP, signal, tell);
      before += WARM_UP;
      const milliseconds = await timed(engine, pictures, STEPS, signal, tell);
      before += STEPS;
      const row = { pictures, milliseconds, stepsPerSecond: (1000 * STEPS) / milliseconds };
      useBenchmark.setState(({ rows }) => ({ rows: [...rows, row], progress: before / all }));
    }
    useBenchmark.setState({ phase: "done" });
  } catch (error) {
    if (signal.aborted) return;
    useBenchmark.setState({ phase: "failed", problem: wordsOf(error) });
  } finally {
    over();
  }
}

const all = SIZES.length * (WARM_UP + STEPS);

/** Milliseconds from the first step's beginning to the last one's end. */
async function timed(
  { client }: Ready,
  pictures: number,
  steps: number,
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<number> {
  const { events } = client.run({ lanes: lanes(pictures, steps), record: 2, snapshots: 0 }, { signal });
  let begun = performance.now();
  for await (const event of events) {
    if (signal.aborted) throw signal.reason;
    if (starts(event)) begun = performance.now();
    if (event.kind === "frame") tell(event.frame.position);
    if (event.kind === "failed") throw new Error(event.failure.message);
    if (event.kind === "done") return performance.now() - begun;
  }
  throw new Error("the run ended without a result");
}

/** The picture at the start is sent when everything is in its place. */
function starts(event: Event): boolean {
  return (
    event.kind === "started" || event.kind === "compiling" || (event.kind === "frame" && event.frame.position === 0)
  );
}

function lanes(pictures: number, steps: number): LaneSpec[] {
  const sampler: SamplerSpec = {
    kind: "ddim",
    steps,
    spacing: "uniform",
    eta: 0,
    sigmaHat: false,
    clip: true,
    epsilon: "recompute",
  };
  return Array.from({ length: pictures }, (_, image) => outOfNoise(sampler, FIRST_SEED, image));
}
