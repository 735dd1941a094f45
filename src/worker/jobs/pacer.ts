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
  /** Of each call, when, and how many steps had been done by then. */
  #stamps: { readonly at: number; readonly steps: number }[];
  #said = Number.NEGATIVE_INFINITY;
  readonly #fill: number;
  #filling: number;

  /** @param fill calls of `tick` to leave out at the beginning */
  constructor(fill = CHAIN_FILL, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#fill = fill;
    this.#filling = fill;
    this.#stamps = [{ at: now(), steps: 0 }];
  }

  /** Forgets the past: time spent paused is no pace. */
  restart(): void {
    this.#stamps = [{ at: this.#now(), steps: 0 }];
    this.#filling = this.#fill;
  }

  /** So many steps of the network are done; true when the pace should be told. */
  tick(steps = 1): boolean {
    const now = this.#now();
    if (this.#filling > 0 && now - this.#stamps[0]!.at < LONG_MS) {
      this.#filling--;
      this.#stamps = [{ at: now, steps: 0 }];
      return false;
    }
    this.#stamps.push({ at: now, steps: this.#stamps.at(-1)!.steps + steps });
    const old = this.#stamps.findIndex(({ at }) => now - at <= WINDOW_MS);
    this.#stamps.splice(0, Math.min(old, this.#stamps.length - LEAST_STAMPS));
    if (now - this.#said < SAY_EVERY_MS) return false;
    this.#said = now;
    return true;
  }

  /** @param left steps of the network still to do. */
  read(left: number): { stepsPerSecond: number; secondsLeft: number } {
    const [first, last] = [this.#stamps[0]!, this.#stamps.at(-1)!];
    const steps = last.steps - first.steps;
    const seconds = (last.at - first.at) / 1000;
    const stepsPerSecond = steps / Math.max(seconds, 1e-3);
    return { stepsPerSecond, secondsLeft: stepsPerSecond > 0 ? left / stepsPerSecond : 0 };
  }
}
