/**
 * How much work is on its way to the GPU. The page shares the GPU, so about 50 ms may be queued and no more, and what it
 * paints waits behind one submission at the least: fast steps go together, of a slow one a part at a time.
 */
import type { Commands } from "./commands.ts";

const BUDGET_MS = 50;
/** Never fewer, or the GPU would idle while the next is encoded. */
const LEAST_QUEUED = 2;
const SUBMISSION_MS = 12;
/** Steps at once, however fast. */
const MOST_STEPS = 64;
/** Of an evaluation that was never timed: it may take seconds on this GPU, and a driver ends what it waits for too long. */
const UNKNOWN_PART = 1 / 16;

export class Flight {
  /** Steps that can be sent, the last of their commands unsent: what is read of them may go along. */
  #held: { readonly kind: number; readonly steps: number; readonly commands: Commands } | null = null;
  readonly #now: () => number;
  readonly #queued: { kind: number; steps: number; done: Promise<void> }[] = [];
  /** Smoothed cost of a step in ms, by kind (the size of its micro-batch). */
  readonly #cost = new Map<number, number>();
  #lastDone = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Commands of whoever held some last, for whoever comes next; null where all were sent. */
  get held(): Commands | null {
    return this.#held?.commands ?? null;
  }

  /** Nobody else's commands may be sent before these, which may use the same memory: who begins some sends these first. */
  hold(kind: number, steps: number, commands: Commands): void {
    this.send();
    this.#held = { kind, steps, commands };
  }

  send(): void {
    if (!this.#held) return;
    const { kind, steps, commands } = this.#held;
    this.#held = null;
    commands.submit();
    this.add(kind, steps, commands.done());
  }

  /** @param done resolves when the GPU has done the steps. */
  add(kind: number, steps: number, done: Promise<unknown>): void {
    const asked = this.#now();
    const finish = () => {
      const now = this.#now();
      const took = (now - Math.max(asked, this.#lastDone)) / steps;
      this.#lastDone = now;
      const before = this.#cost.get(kind);
      this.#cost.set(kind, before === undefined ? took : before + (took - before) / 4);
      this.#queued.splice(this.#queued.indexOf(burst), 1);
    };
    // Steps that failed give their place up too: their failure is told by whoever guards the device.
    const burst = { kind, steps, done: done.then(finish, finish) };
    this.#queued.push(burst);
  }

  /** How many steps of a kind go together; two where one is too little to be worth a submission with what is read of it. */
  burst(kind: number): number {
    const cost = this.#cost.get(kind);
    if (cost === undefined || cost >= SUBMISSION_MS) return 1;
    return Math.max(2, Math.min(MOST_STEPS, Math.floor(SUBMISSION_MS / cost)));
  }

  /** How much of an evaluation of a kind one submission may hold. */
  part(kind: number): number {
    const cost = this.#cost.get(kind);
    if (cost === undefined) return UNKNOWN_PART;
    return cost > 2 * SUBMISSION_MS ? SUBMISSION_MS / cost : 1;
  }

  /** Resolves when more steps may be queued. */
  async capacity(): Promise<void> {
    while (this.#queued.length >= LEAST_QUEUED && this.#queuedMs() >= BUDGET_MS) await this.#queued[0]?.done;
  }

  /** Resolves when nothing is queued. */
  async idle(): Promise<void> {
    this.send();
    while (this.#queued.length > 0) await this.#queued[0]?.done;
  }

  #queuedMs(): number {
    // A kind that was never timed may be compiling its shaders: it fills the budget alone.
    return this.#queued.reduce((sum, { kind, steps }) => sum + steps * (this.#cost.get(kind) ?? BUDGET_MS), 0);
  }
}
