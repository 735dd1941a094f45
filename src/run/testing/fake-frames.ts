/** A display whose frames come when a test says so. */
import type { Frames } from "../frames.ts";

export class FakeFrames implements Frames {
  #now = 0;
  #ids = 0;
  readonly #asked = new Map<number, (now: number) => void>();

  now(): number {
    return this.#now;
  }

  request(draw: (now: number) => void): number {
    this.#asked.set(++this.#ids, draw);
    return this.#ids;
  }

  cancel(request: number): void {
    this.#asked.delete(request);
  }

  /** A test says itself how long it waited. */
  after(_ms: number, draw: (now: number) => void): void {
    this.request(draw);
  }

  /** The next frame, so many milliseconds later. Says whether anybody drew. */
  next(ms = 16): boolean {
    this.#now += ms;
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    for (const draw of asked) draw(this.#now);
    return asked.length > 0;
  }

  /** Frames until nobody asks for one. */
  drain(ms = 16): void {
    while (this.next(ms));
  }
}
