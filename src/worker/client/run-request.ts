/**
 * A run as the page holds it: its events, and what it takes to go on with it in another worker. The
 * page keeps the newest snapshot of every picture, so that a crash costs a few steps.
 */

import type { EngineInfo, Event, Failure, LaneSpec, RunSpec, Snapshot } from "../protocol.ts";
import type { Connection } from "./connection.ts";
import { EventStream } from "./event-stream.ts";
import type { Watched } from "./watchdog.ts";

export interface RunHandle {
  readonly events: AsyncIterable<Event>;
  pause(): void;
  resume(): void;
  /** One position of every picture, then paused. */
  step(): void;
}

export interface RunOwner {
  /** Told of every event: something is alive. */
  heard(): void;
  /** Asks for another worker after a failure; false when this one is the run's end. */
  lost(failure: Failure): boolean;
  /** Called once, whatever the end. */
  ended(): void;
}

export class RunRequest implements RunHandle, Watched {
  readonly #spec: RunSpec;
  readonly #stream = new EventStream<Event>();
  readonly #snapshots = new Map<number, { snapshot: Snapshot; index: number }>();
  readonly #owner: RunOwner;
  #connection: Connection | null = null;
  #id = 0;
  #paused: boolean;
  #over = false;
  #started = false;
  /** Steps a second while it runs, 0 before it is known: the watchdog's measure. */
  stepsPerSecond = 0;
  compiling = false;

  constructor(spec: RunSpec, owner: RunOwner) {
    this.#spec = spec;
    this.#paused = spec.paused ?? false;
    this.#owner = owner;
  }

  /** Each event is acknowledged when it is taken: display frames come only as fast as they are painted. */
  readonly events: AsyncIterable<Event> = { [Symbol.asyncIterator]: () => this.#taken() };

  get watched(): boolean {
    return !this.#over && !this.#paused && this.#connection !== null && this.stepsPerSecond > 0;
  }

  /** Starts on a worker, or goes on there from the newest snapshots. */
  send(connection: Connection): void {
    this.#connection = connection;
    this.stepsPerSecond = 0;
    this.compiling = false;
    const spec: RunSpec = { ...this.#spec, lanes: this.#spec.lanes.map(this.#resumed), paused: this.#paused };
    this.#id = connection.ask({ kind: "run", spec }, (event) => this.#hear(event));
  }

  /** The worker is gone; `send` may follow. */
  detach(): void {
    this.#connection = null;
  }

  pause(): void {
    this.#paused = true;
    this.#control("pause");
  }

  resume(): void {
    this.#paused = false;
    this.#control("resume");
  }

  step(): void {
    this.#paused = true;
    this.#control("step");
  }

  cancel(): void {
    if (this.#over) return;
    this.#connection?.tell({ id: this.#id, kind: "cancel" });
    this.#end({ id: this.#id, kind: "cancelled" });
  }

  fail(failure: Failure): void {
    this.#end({ id: this.#id, kind: "failed", failure });
  }

  /** Says that it goes on in another worker, and why. */
  recovered(failure: Failure, engine: EngineInfo): void {
    this.#stream.push({ id: this.#id, kind: "recovered", failure, engine });
  }

  #control(action: "pause" | "resume" | "step"): void {
    this.#connection?.tell({ id: this.#id, kind: "control", action });
  }

  #hear(event: Event): void {
    if (this.#over) return;
    this.#owner.heard();
    this.compiling = event.kind === "compiling";
    switch (event.kind) {
      case "pace":
        this.stepsPerSecond = event.pace.stepsPerSecond;
        break;
      case "snapshot":
        this.#keep(event.snapshot);
        break;
      case "started":
        if (this.#started) return; // in another worker: the page has its recording already
        this.#started = true;
        break;
      case "paused":
        if (!this.#paused) return; // it was resumed before the worker's word came
        break;
      case "failed":
        if (this.#owner.lost(event.failure)) return;
        this.#end(event);
        return;
      case "done":
      case "cancelled":
        this.#end(event);
        return;
    }
    this.#stream.push(event);
  }

  #keep(snapshot: Snapshot): void {
    for (let index = 0; index < snapshot.count; index++) {
      this.#snapshots.set(snapshot.lane + index, { snapshot, index });
    }
  }

  readonly #resumed = (lane: LaneSpec, i: number): LaneSpec => {
    const kept = this.#snapshots.get(i);
    if (!kept) return lane;
    const { position, count, x, previous } = kept.snapshot;
    const part = (all: Float32Array) => {
      const size = all.length / count;
      return all.slice(kept.index * size, (kept.index + 1) * size);
    };
    return { ...lane, start: { from: "state", x: part(x), position, ...(previous && { previous: part(previous) }) } };
  };

  async *#taken(): AsyncGenerator<Event, void, void> {
    for await (const event of this.#stream) {
      if (event.kind === "frame" && !event.frame.recorded) {
        this.#connection?.tell({ id: this.#id, kind: "seen", frames: 1 });
      }
      yield event;
    }
  }

  #end(event: Event): void {
    if (this.#over) return;
    this.#over = true;
    this.#stream.push(event);
    this.#stream.end();
    this.#owner.ended();
  }
}
