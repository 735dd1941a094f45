/**
 * Looks at a state: the noise the network sees in it and the σ it gives each value. They are not
 * recorded; they are computed when asked for, by one evaluation (and the few steps from the
 * nearest snapshot), one at a time, the newest wish first, and kept.
 */
import { loader, slots } from "../../app/page.ts";
import { getState } from "../../app/store.ts";
import { displayFrames, type Frames } from "../../run/frames.ts";
import { lanesFrom } from "./lanes.ts";
import { statesAt } from "./states.ts";

export interface Inspection {
  /** [C, H, W]. σ is null where the step adds one σ for all values. */
  readonly epsilon: Float32Array;
  readonly sigma: Float32Array | null;
}

export interface Wish {
  readonly slot: string;
  readonly picture: number;
  readonly position: number;
}

/** About 6 MiB of pictures of 32 × 32. */
const KEPT = 256;

export class Inspector {
  readonly #look: typeof look;
  readonly #frames: Frames;
  readonly #kept = new Map<string, Inspection>();
  /** What could not be computed, and with which model: it may go well on the engine that comes after. */
  #failed: { readonly key: string; readonly error: Error; readonly model: unknown } | null = null;
  #wanted: Wish | null = null;
  #abort: AbortController | null = null;

  /** @param compute how a wish is fulfilled */
  constructor(compute: typeof look = look, frames: Frames = displayFrames) {
    this.#look = compute;
    this.#frames = frames;
  }

  /** What is known of a moment, or null while it is being computed; who shows it is told through the slot's feed. */
  inspect(wish: Wish): Inspection | Error | null {
    const key = keyOf(wish);
    const found = this.#kept.get(key) ?? this.#failureOf(key);
    this.#wanted = found ? null : wish;
    if (!found && !this.#abort) void this.#work();
    return found ?? null;
  }

  /** Nobody looks any more: what is being computed is given up. */
  stop(): void {
    this.#wanted = null;
    this.#abort?.abort();
    this.#abort = null;
  }

  async #work(): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    this.#abort = abort;
    while (this.#wanted && !signal.aborted) {
      const wish: Wish = this.#wanted;
      const key = keyOf(wish);
      const { model } = getState();
      this.#wanted = null;
      try {
        this.#keep(key, await this.#look(wish, signal));
      } catch (error) {
        if (signal.aborted) return;
        this.#failed = { key, model, error: error instanceof Error ? error : new Error(String(error)) };
      }
      slots.of(wish.slot).feed.changed();
      // Whoever still wants another moment says so when told of this one.
      await new Promise((next) => this.#frames.request(next));
    }
    if (this.#abort === abort) this.#abort = null;
  }

  #keep(key: string, found: Inspection): void {
    this.#kept.set(key, found);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  #failureOf(key: string): Error | undefined {
    const failed = this.#failed;
    return failed?.key === key && failed.model === getState().model ? failed.error : undefined;
  }
}

function keyOf({ slot, picture, position }: Wish): string {
  return [slot, slots.of(slot).status?.serial, picture, position].join();
}

async function look({ slot, picture, position }: Wish, signal: AbortSignal): Promise<Inspection> {
  const states = await statesAt(slot, [picture], position, signal);
  const { client } = await loader.ready(signal);
  const lane = slots.of(slot).feed.recording?.lanes[picture];
  if (!lane) throw new Error(`no picture ${picture} in this run`);
  const [spec] = lanesFrom([lane], states);
  if (!spec) throw new Error(`no state of picture ${picture} at step ${position}`);
  const { epsilon, sigma } = await client.inspect({ lane: spec, position }, { signal });
  return { epsilon, sigma };
}
