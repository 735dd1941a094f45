/**
 * Whether a worker is there. Whatever it says shows that; where it says nothing for a while it is asked (ping), and a
 * worker that is busy with something long answers late. So silence alone is told, and is no reason to end it. It is
 * counted in the ticks of this clock, as the watchdog counts: a computer that slept is not a worker that hangs.
 */
const TICK_MS = 1000;
const ASK_MS = 3000;
const TELL_MS = 8000;
/** Steps that it may be silent for: nothing is heard of it while one is under way. */
const STEPS = 3;

export interface PulseOwner {
  /** Milliseconds that a step takes it, as far as that is known. */
  usual(): number;
  /** It has said nothing for so long; told with every tick until it answers. */
  silent(ms: number): void;
  /** It was silent, and is not any more. */
  answers(): void;
}

export class Pulse {
  readonly #ask: () => void;
  readonly #owner: PulseOwner;
  readonly #timer: ReturnType<typeof setInterval>;
  #last = performance.now();
  #silent = 0;
  #asked = false;
  #told = false;

  /** @param ask is to be answered by `heard` */
  constructor(ask: () => void, owner: PulseOwner) {
    this.#ask = ask;
    this.#owner = owner;
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  heard(): void {
    if (this.#told) this.#owner.answers();
    this.#told = false;
    this.#silent = 0;
    this.#asked = false;
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#told) this.#owner.answers(); // nobody waits for it any more
  }

  #tick(): void {
    const now = performance.now();
    this.#silent += Math.min(now - this.#last, 2 * TICK_MS);
    this.#last = now;
    if (this.#silent >= ASK_MS && !this.#asked) {
      this.#asked = true;
      this.#ask();
    }
    this.#told ||= this.#silent >= Math.max(TELL_MS, STEPS * this.#owner.usual());
    if (this.#told) this.#owner.silent(this.#silent);
  }
}
