/** A bound that can be held as a run can: the worker is asked no more, and later for the terms that are missing. */

import type { Ready, RunHandle } from "../../run/ready.ts";
import { type BitsSpec, type Event, isLast } from "../../worker/protocol.ts";

export class HeldBits implements RunHandle {
  readonly events: AsyncIterable<Event>;
  readonly #client: Pick<Ready["client"], "bits">;
  readonly #spec: BitsSpec;
  readonly #signal: AbortSignal;
  #paused: boolean;
  #asking = new AbortController();
  #goOn = () => {};

  constructor(
    client: Pick<Ready["client"], "bits">,
    spec: BitsSpec,
    how: { readonly signal: AbortSignal; readonly paused: boolean },
  ) {
    this.#client = client;
    this.#spec = spec;
    this.#signal = how.signal;
    this.#paused = how.paused;
    this.events = this.#follow();
  }

  pause(): void {
    this.#paused = true;
    this.#asking.abort();
  }

  resume(): void {
    this.#paused = false;
    this.#goOn();
  }

  /** What measures has none. */
  step(): void {}

  async *#follow(): AsyncGenerator<Event, void, void> {
    let taken = 0;
    for (;;) {
      if (this.#paused) await this.#wanted();
      this.#asking = new AbortController();
      const signal = AbortSignal.any([this.#signal, this.#asking.signal]);
      for await (const event of this.#client.bits({ ...this.#spec, taken }, { signal })) {
        if (event.kind === "terms") taken += event.terms.length;
        const held = event.kind === "cancelled" && !this.#signal.aborted;
        if (!held) yield event;
        if (!held && isLast(event)) return;
      }
    }
  }

  /** Resolves when it is to go on, or over. */
  #wanted(): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
      this.#signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }
}
