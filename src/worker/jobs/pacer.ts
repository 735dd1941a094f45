/** Counts steps by the clock: the rate over the last seconds, and what is left at that rate. */
const WINDOW_MS = 3000;
const LEAST_STAMPS = 8;
const SAY_EVERY_MS = 100;
/** Steps a chain may queue before the first of them is done: their pace is the queue's, not the engine's. */
const CHAIN_FILL = 3;
/** No step that takes so long is only queued. */
const LONG_MS = 1000;

export class Pacer {
  readonly #now: () => number;
  /** Of each call, when, and how many steps, and how much work, had been done by then. */
  #stamps: { readonly at: number; readonly steps: number; readonly work: number }[];
  #said = Number.NEGATIVE_INFINITY;
  readonly #fill: number;
  #filling: number;

  /** @param fill calls of `tick` to leave out at the beginning */
  constructor(fill = CHAIN_FILL, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#fill = fill;
    this.#filling = fill;
    this.#stamps = [{ at: now(), steps: 0, work: 0 }];
  }

  /** Forgets the past: time spent paused is no pace. */
  restart(): void {
    this.#stamps = [{ at: this.#now(), steps: 0, work: 0 }];
    this.#filling = this.#fill;
  }

  /**
   * So many steps of the network are done; true when the pace should be told.
   * @param work in pictures, where steps are not of equally many
   */
  tick(steps = 1, work = steps): boolean {
    const now = this.#now();
    if (this.#filling > 0 && now - this.#stamps[0]!.at < LONG_MS) {
      this.#filling--;
      this.#stamps = [{ at: now, steps: 0, work: 0 }];
      return false;
    }
    const before = this.#stamps.at(-1)!;
    this.#stamps.push({ at: now, steps: before.steps + steps, work: before.work + work });
    const old = this.#stamps.findIndex(({ at }) => now - at <= WINDOW_MS);
    this.#stamps.splice(0, Math.min(old, this.#stamps.length - LEAST_STAMPS));
    if (now - this.#said < SAY_EVERY_MS) return false;
    this.#said = now;
    return true;
  }

  /** @param left work still to do */
  read(left: number): { stepsPerSecond: number; secondsLeft: number } {
    const [first, last] = [this.#stamps[0]!, this.#stamps.at(-1)!];
    const seconds = Math.max((last.at - first.at) / 1000, 1e-3);
    const work = last.work - first.work;
    return {
      stepsPerSecond: (last.steps - first.steps) / seconds,
      secondsLeft: work > 0 ? (left / work) * seconds : 0,
    };
  }
}
