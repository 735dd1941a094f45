/**
 * The runs of a page, which begin when the device is its, and stand still while it is not: in all other respects they
 * are those of the client.
 */
import type { Event } from "../protocol.ts";
import { DeviceLock, type DeviceLockOwner } from "./device-lock.ts";
import type { RunHandle } from "./run-request.ts";

/** A run or a measurement once it may begin; what cannot be paused runs to its end. */
type Begin = (paused: boolean) => Pick<RunHandle, "events"> & Partial<RunHandle>;

/** What a run asks of the page's turns. */
interface TurnsOf {
  has(): boolean;
  changed(): void;
}

const WAITS = { id: 0, kind: "queued", ahead: 0, elsewhere: true } as const;
const GOES_ON = { ...WAITS, elsewhere: false } as const;

export class Turns implements DeviceLockOwner {
  readonly #lock: DeviceLock;
  readonly #runs = new Set<TurnRun>();
  visible = true;

  constructor(locks: LockManager) {
    this.#lock = new DeviceLock(this, locks);
  }

  take(begin: Begin, paused: boolean, signal: AbortSignal | undefined): RunHandle {
    const run = new TurnRun(begin, paused, signal, { has: () => this.#lock.has, changed: () => this.#changed() });
    this.#runs.add(run);
    void run.over.then(() => {
      this.#runs.delete(run);
      this.#changed();
    });
    this.#changed();
    return run;
  }

  see(visible: boolean): void {
    this.visible = visible;
    if (visible) this.#lock.hurry();
  }

  granted(): void {
    for (const run of this.#runs) run.goOn();
  }

  waits(): void {
    for (const run of this.#runs) run.wait();
  }

  async giveWay(): Promise<boolean> {
    const runs = [...this.#runs];
    if (!runs.every(({ canStop }) => canStop)) return false;
    await Promise.all(runs.map((run) => run.stop()));
    return true;
  }

  /** A paused run leaves the device to others. */
  #changed(): void {
    if ([...this.#runs].some(({ isBusy }) => isBusy)) this.#lock.want();
    else this.#lock.letGo();
  }
}

class TurnRun implements RunHandle {
  readonly events: AsyncIterable<Event>;
  /** Resolves when nothing more comes of it. */
  readonly over: Promise<void>;
  readonly #begin: Begin;
  readonly #signal: AbortSignal | undefined;
  readonly #turns: TurnsOf;
  /** As the page wishes it. */
  #paused: boolean;
  #isOver = false;
  #inner: ReturnType<Begin> | null = null;
  /** It stands still for another page. */
  #stopped = false;
  #stoodStill: () => void = () => {};
  /** What is to be said between its own events. */
  readonly #news: Event[] = [];
  #wake: () => void = () => {};

  constructor(begin: Begin, paused: boolean, signal: AbortSignal | undefined, turns: TurnsOf) {
    this.#begin = begin;
    this.#paused = paused;
    this.#signal = signal;
    this.#turns = turns;
    let end = () => {};
    this.over = new Promise((resolve) => {
      end = resolve;
    });
    this.events = {
      [Symbol.asyncIterator]: async function* (this: TurnRun) {
        try {
          yield* this.#all();
        } finally {
          this.#isOver = true;
          this.#stoodStill();
          end();
        }
      }.bind(this),
    };
    signal?.addEventListener("abort", () => this.#wake());
  }

  /** Whether it needs the device. */
  get isBusy(): boolean {
    return !this.#isOver && !this.#paused && !this.#signal?.aborted;
  }

  get canStop(): boolean {
    return !this.#inner || !this.isBusy || this.#inner.pause !== undefined;
  }

  pause(): void {
    this.#paused = true;
    this.#inner?.pause?.();
    this.#wake();
    this.#turns.changed();
  }

  resume(): void {
    this.#paused = false;
    this.#turns.changed();
    if (this.#turns.has()) this.#inner?.resume?.();
  }

  step(): void {
    this.#paused = true;
    this.#inner?.step?.();
    this.#turns.changed();
  }

  /** Another page has the device. */
  wait(): void {
    if (this.isBusy) this.#say(WAITS);
  }

  goOn(): void {
    this.#stopped = false;
    if (this.isBusy) this.#inner?.resume?.();
    this.#say(GOES_ON);
  }

  /** Resolves when it stands still. */
  stop(): Promise<void> {
    if (!this.#inner || !this.isBusy) return Promise.resolve();
    this.#stopped = true;
    return new Promise((resolve) => {
      this.#stoodStill = resolve;
      this.#inner?.pause?.();
    });
  }

  #say(event: Event): void {
    this.#news.push(event);
    this.#wake();
  }

  async *#all(): AsyncGenerator<Event, void, void> {
    while (this.isBusy && !this.#turns.has()) {
      await this.#woken();
      yield* this.#news.splice(0);
    }
    if (this.#signal?.aborted) return void (yield { id: 0, kind: "cancelled" });
    this.#inner = this.#begin(this.#paused);
    const events = this.#inner.events[Symbol.asyncIterator]();
    let next = events.next();
    for (;;) {
      const came = await Promise.race([next, this.#woken()]);
      yield* this.#news.splice(0);
      if (!came) continue;
      if (came.done) return;
      next = events.next();
      if (came.value.kind === "paused" && this.#stopped) this.#stoodStill();
      else yield came.value;
    }
  }

  /** At once where there is something to say. */
  #woken(): Promise<void> {
    if (this.#news.length > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
