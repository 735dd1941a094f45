/**
 * After warm-up, a step that takes longer than max(10 s, 20 × its usual time) has hung: nothing inside
 * onnxruntime's run can be aborted, so the worker has to go. Silence is counted in the ticks of this
 * clock, at most a few seconds each, so that a computer that slept is not taken for one that hangs.
 */
const TICK_MS = 1000;
const LEAST_MS = 10_000;
const TIMES_USUAL = 20;

export interface Watched {
  readonly watched: boolean;
  readonly stepsPerSecond: number;
}

export class Watchdog {
  readonly #silence = new Map<Watched, number>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #last = 0;
  readonly #stalled: (silentMs: number) => void;

  /** @param stalled told how long a run has been silent */
  constructor(stalled: (silentMs: number) => void) {
    this.#stalled = stalled;
  }

  watch(run: Watched): void {
    this.#silence.set(run, 0);
    if (this.#timer !== undefined) return;
    this.#last = performance.now();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  heard(run: Watched): void {
    if (this.#silence.has(run)) this.#silence.set(run, 0);
  }

  unwatch(run: Watched): void {
    this.#silence.delete(run);
    if (this.#silence.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#last, 2 * TICK_MS);
    this.#last = now;
    for (const [run, before] of this.#silence) {
      const silent = run.watched ? before + passed : 0;
      this.#silence.set(run, silent);
      if (silent <= Math.max(LEAST_MS, (TIMES_USUAL * 1000) / run.stepsPerSecond)) continue;
      for (const each of this.#silence.keys()) this.#silence.set(each, 0);
      this.#stalled(silent);
      return;
    }
  }
}
