/**
 * How much work is on its way to the GPU. The page shares the GPU, so about 50 ms may be queued
 * and no more; but never fewer than two steps, or the GPU would idle while the next is encoded.
 */
const BUDGET_MS = 50;
const LEAST_STEPS = 2;

export class Flight {
  readonly #now: () => number;
  readonly #queued: { kind: number; done: Promise<void> }[] = [];
  /** Smoothed cost of a step in ms, by kind (the size of its micro-batch). */
  readonly #cost = new Map<number, number>();
  #lastDone = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @param done resolves when the GPU has done the step. */
  add(kind: number, done: Promise<unknown>): void {
    const asked = this.#now();
    const finish = () => {
      const now = this.#now();
      const took = now - Math.max(asked, this.#lastDone);
      this.#lastDone = now;
      const before = this.#cost.get(kind);
      this.#cost.set(kind, before === undefined ? took : before + (took - before) / 4);
      this.#queued.splice(this.#queued.indexOf(step), 1);
    };
    // A step that failed gives its place up too: its failure is told by whoever guards the device.
    const step = { kind, done: done.then(finish, finish) };
    this.#queued.push(step);
  }

  /** Resolves when one more step may be queued. */
  async capacity(): Promise<void> {
    while (this.#queued.length >= LEAST_STEPS && this.#queuedMs() >= BUDGET_MS) await this.#queued[0]?.done;
  }

  /** Resolves when nothing is queued. */
  async idle(): Promise<void> {
    while (this.#queued.length > 0) await this.#queued[0]?.done;
  }

  #queuedMs(): number {
    // A kind that was never timed may be compiling its shaders: it fills the budget alone.
    return this.#queued.reduce((sum, { kind }) => sum + (this.#cost.get(kind) ?? BUDGET_MS), 0);
  }
}
