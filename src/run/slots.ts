/** The slots of a page, by name. One is made when it is first asked for, and stays. */
import { displayFrames, type Frames } from "./frames.ts";
import type { ModelSource } from "./ready.ts";
import { createRuns, type RunsStore } from "./runs.ts";
import { Slot } from "./slot.ts";

interface SlotsOptions {
  readonly models: ModelSource;
  readonly frames?: Frames;
}

export class Slots {
  /** What the page tells of the runs in them. */
  readonly store: RunsStore = createRuns();
  readonly #options: Required<SlotsOptions>;
  readonly #slots = new Map<string, Slot>();

  constructor({ models, frames = displayFrames }: SlotsOptions) {
    this.#options = { models, frames };
  }

  of(name: string): Slot {
    let slot = this.#slots.get(name);
    if (!slot) {
      slot = new Slot(name, { ...this.#options, runs: this.store });
      this.#slots.set(name, slot);
    }
    return slot;
  }

  get all(): Slot[] {
    return [...this.#slots.values()];
  }
}
