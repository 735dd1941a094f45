/**
 * Whether a worker is there. Whatever it says shows that; where it says nothing for a while it is asked (ping), and a
 * worker that is busy with something long answers late. So silence alone is told, and is no reason to end it. One that
 * answers and yet brings nothing of what it owes waits for something itself, perhaps for a part of the page that never
 * comes: that is told too. It is counted in the ticks of this clock, as the watchdog counts: a computer that slept is not
 * a worker that hangs.
 */
const TICK_MS = 1000;
const ASK_MS = 3000;
const TELL_MS = 8000;
/** Steps that it may be silent for: nothing is heard of it while one is under way. */
const STEPS = 3;

export interface PulseOwner {
  /** Milliseconds that a step takes it, as far as that is known; one that has none may not be silent for long. */
  usual?(): number;
  /** It has said nothing for so long, or, where it `answers`, nothing but that it is there; told with every tick until it does. */
  silent(ms: number, answers: boolean): void;
  /** It was silent, and is not any more. */
  answers(): void;
  /** Whether more is to come of it than that it is there. */
  owes?(): boolean;
}

export class Pulse {
  readonly #ask: () => void;
  readonly #owner: PulseOwner;
  readonly #timer: ReturnType<typeof setInterval>;
  #last = performance.now();
  /** Since any word of it. */
  #silent = 0;
  /** Since a word of what it owes. */
  #empty = 0;
  #asked = false;
  #told = false;

  /** @param ask is to be answered by `there` */
  constructor(ask: () => void, owner: PulseOwner) {
    this.#ask = ask;
    this.#owner = owner;
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** It said something. */
  heard(): void {
    this.#empty = 0;
    this.there();
  }

  /** It said that it is there. */
  there(): void {
    this.#silent = 0;
    this.#asked = false;
    if (this.#told && !this.#isLate(this.#empty)) this.#answers();
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#told) this.#answers(); // nobody waits for it any more
  }

  #answers(): void {
    this.#told = false;
    this.#owner.answers();
  }

  #isLate(ms: number): boolean {
    return ms >= Math.max(TELL_MS, STEPS * (this.#owner.usual?.() ?? 0));
  }

  #tick(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#last, 2 * TICK_MS);
    this.#last = now;
    this.#silent += passed;
    this.#empty = this.#owner.owes?.() ? this.#empty + passed : 0;
    if (this.#silent >= ASK_MS && !this.#asked) {
      this.#asked = true;
      this.#ask();
    }
    const silent = this.#isLate(this.#silent);
    const late = silent || this.#isLate(this.#empty);
    this.#told ||= late;
    if (!this.#told) return;
    const answers = late && !silent;
    if (late || this.#silent >= ASK_MS) this.#owner.silent(answers ? this.#empty : this.#silent, answers);
    else this.#answers();
  }
}
