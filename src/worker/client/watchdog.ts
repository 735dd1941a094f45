/**
 * After warm-up, a step that takes longer than max(10 s, 20 × its usual time) has hung: nothing inside
 * onnxruntime's run can be aborted, so the worker has to go. The worker does one thing at a time, so
 * what counts is its silence as a whole. Silence is counted in the ticks of this clock, a few seconds
 * each at most, so that a computer that slept is not taken for one that hangs.
 */
const TICK_MS = 1000;
const LEAST_MS = 10_000;
const TIMES_USUAL = 20;

/** A request under way, as far as it says what silence is to be expected. */
export interface Watched {
  /** Whether it should be heard of: it runs, and its pace is known. */
  readonly watched: boolean;
  readonly stepsPerSecond: number;
  /** Shaders compile for it, which keeps the worker from everything else for as long as it takes. */
  readonly compiling: boolean;
}

export class Watchdog {
  readonly #requests = new Set<Watched>();
  readonly #stalled: (silentMs: number) => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #last = 0;
  #silent = 0;

  /** @param stalled told how long the worker has been silent */
  constructor(stalled: (silentMs: number) => void) {
    this.#stalled = stalled;
  }

  watch(request: Watched): void {
    this.#requests.add(request);
    if (this.#timer !== undefined) return;
    this.#silent = 0;
    this.#last = performance.now();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  unwatch(request: Watched): void {
    this.#requests.delete(request);
    if (this.#requests.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** An event came: the worker is alive. */
  heard(): void {
    this.#silent = 0;
  }

  #tick(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#last, 2 * TICK_MS);
    this.#last = now;
    const requests = [...this.#requests];
    const running = requests.filter(({ watched }) => watched);
    if (running.length === 0 || requests.some(({ compiling }) => compiling)) {
      this.#silent = 0;
      return;
    }
    this.#silent += passed;
    const slowest = Math.min(...running.map(({ stepsPerSecond }) => stepsPerSecond));
    if (this.#silent <= Math.max(LEAST_MS, (TIMES_USUAL * 1000) / slowest)) return;
    const silent = this.#silent;
    this.#silent = 0;
    this.#stalled(silent);
  }
}
