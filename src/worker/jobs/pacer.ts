/** Counts steps by the clock: the rate over the last seconds, and what is left at that rate. */
const WINDOW_MS = 3000;
const LEAST_STAMPS = 8;
const SAY_EVERY_MS = 100;
/** Steps a chain may queue before the first of them is done: their pace is the queue's, not the engine's. */
const CHAIN_FILL = 3;

export class Pacer {
  readonly #now: () => number;
  #stamps: number[];
  #said = Number.NEGATIVE_INFINITY;
  readonly #fill: number;
  #filling: number;

  /** @param fill ticks to leave out at the beginning */
  constructor(fill = CHAIN_FILL, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#fill = fill;
    this.#filling = fill;
    this.#stamps = [now()];
  }

  /** Forgets the past: time spent paused is no pace. */
  restart(): void {
    this.#stamps = [this.#now()];
    this.#filling = this.#fill;
  }

  /** One step of the network is done; true when the pace should be told. */
  tick(): boolean {
    const now = this.#now();
    if (this.#filling > 0) {
      this.#filling--;
      this.#stamps = [now];
      return false;
    }
    this.#stamps.push(now);
    const old = this.#stamps.findIndex((stamp) => now - stamp <= WINDOW_MS);
    this.#stamps.splice(0, Math.min(old, this.#stamps.length - LEAST_STAMPS));
    if (now - this.#said < SAY_EVERY_MS) return false;
    this.#said = now;
    return true;
  }

  /** @param left steps of the network still to do. */
  read(left: number): { stepsPerSecond: number; secondsLeft: number } {
    const steps = this.#stamps.length - 1;
    const seconds = (this.#stamps.at(-1)! - this.#stamps[0]!) / 1000;
    const stepsPerSecond = steps / Math.max(seconds, 1e-3);
    return { stepsPerSecond, secondsLeft: stepsPerSecond > 0 ? left / stepsPerSecond : 0 };
  }
}
