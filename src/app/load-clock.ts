/** Time left of a phase that counts bytes, from how the last seconds went. */
import type { LoadProgress } from "./store.ts";

export class LoadClock {
  readonly #now: () => number;
  #phase = "";
  #begun = 0;
  #first = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  read(progress: Omit<LoadProgress, "secondsLeft">): LoadProgress {
    const now = this.#now();
    if (progress.phase !== this.#phase) {
      this.#phase = progress.phase;
      this.#begun = now;
      this.#first = progress.loaded;
    }
    const took = now - this.#begun;
    const done = progress.loaded - this.#first;
    const known = progress.phase === "download" && took > 500 && done > 0;
    return { ...progress, secondsLeft: known ? ((progress.total - progress.loaded) / done) * (took / 1000) : null };
  }
}
