/**
 * A run as the page holds it, and what it takes to go on with it in another worker. The page keeps the newest
 * snapshot of every picture, so that a crash costs a few steps.
 */
import type { Event, LaneSpec, RunSpec, Snapshot } from "../protocol.ts";
import { ClientRequest, type RequestOwner } from "./client-request.ts";
import type { Unnumbered } from "./connection.ts";

export interface RunHandle {
  readonly events: AsyncIterable<Event>;
  pause(): void;
  resume(): void;
  /** One position of every picture, then paused. */
  step(): void;
}

export class RunRequest extends ClientRequest implements RunHandle {
  readonly lasting = true;
  readonly #spec: RunSpec;
  readonly #snapshots = new Map<number, { snapshot: Snapshot; index: number }>();
  #paused: boolean;
  #started = false;

  constructor(spec: RunSpec, owner: RequestOwner, from: readonly Snapshot[] = []) {
    super(owner);
    this.#spec = spec;
    for (const snapshot of from) this.#keep(snapshot);
    this.#paused = spec.paused ?? false;
  }

  pause(): void {
    this.#paused = true;
    this.tell({ kind: "control", action: "pause" });
  }

  resume(): void {
    this.#paused = false;
    this.tell({ kind: "control", action: "resume" });
  }

  step(): void {
    this.#paused = true;
    this.tell({ kind: "control", action: "step" });
  }

  protected override get resting(): boolean {
    return this.#paused;
  }

  /** From its start, or from the newest snapshots. */
  protected override message(): Unnumbered {
    const lanes = this.#spec.lanes.map((lane, i) => this.#resumed(lane, i));
    return { kind: "run", spec: { ...this.#spec, lanes, paused: this.#paused } };
  }

  protected override passes(event: Event): boolean {
    switch (event.kind) {
      case "snapshot":
        this.#keep(event.snapshot);
        this.came(event.snapshot.position);
        return true;
      case "frame":
        this.came(event.frame.position);
        return true;
      case "pace":
        this.came(event.pace.position);
        return true;
      case "started": {
        const first = !this.#started; // in another worker the page has its recording already
        this.#started = true;
        return first;
      }
      case "paused":
        return this.#paused; // or it was resumed before the worker's word came
      default:
        return true;
    }
  }

  #keep(snapshot: Snapshot): void {
    for (let index = 0; index < snapshot.count; index++) {
      this.#snapshots.set(snapshot.lane + index, { snapshot, index });
    }
  }

  #resumed(lane: LaneSpec, i: number): LaneSpec {
    const kept = this.#snapshots.get(i);
    if (!kept) return lane;
    const { position, count, x, previous } = kept.snapshot;
    const part = (all: Float32Array) => {
      const size = all.length / count;
      return all.slice(kept.index * size, (kept.index + 1) * size);
    };
    return { ...lane, start: { from: "state", x: part(x), position, ...(previous && { previous: part(previous) }) } };
  }
}
