/** A client whose runs do what a test says, and what it was asked for. */
import { EventStream } from "../../worker/client/event-stream.ts";
import type { RunHandle } from "../../worker/client/run-request.ts";
import type { Event, Frame, RunSpec, Snapshot } from "../../worker/protocol.ts";

type Say = Event extends infer E ? (E extends Event ? Omit<E, "id"> : never) : never;

/** Lets everything go on that only waits for promises. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A run or a measurement as the worker has it. */
export class FakeRun<Spec> implements RunHandle {
  readonly spec: Spec;
  readonly signal: AbortSignal | undefined;
  readonly asked: string[] = [];
  /** States to go on from. */
  readonly from: readonly Snapshot[];
  readonly #events = new EventStream<Event>();

  constructor(spec: Spec, signal: AbortSignal | undefined, from: readonly Snapshot[] = []) {
    this.spec = spec;
    this.from = from;
    this.signal = signal;
    signal?.addEventListener("abort", () => void this.say({ kind: "cancelled" }));
  }

  get events(): AsyncIterable<Event> {
    return this.#events;
  }

  pause(): void {
    this.asked.push("pause");
  }

  resume(): void {
    this.asked.push("resume");
  }

  step(): void {
    this.asked.push("step");
  }

  /** An event as the worker would send it; resolves when the page has heard it. */
  say(event: Say): Promise<void> {
    this.#events.push({ ...event, id: 1 } as Event);
    if (["done", "cancelled", "failed"].includes(event.kind)) this.#events.end();
    return settled();
  }

  started(length: number): Promise<void> {
    return this.say({ kind: "started", length, times: Array.from({ length: length + 1 }, (_, i) => length - i) });
  }

  /** A recorded frame of all pictures, each value its position. */
  frame(position: number, { count = 1, size = 4 }: { count?: number; size?: number } = {}): Promise<void> {
    const pixels = () => new Uint8ClampedArray(count * size).fill(position) as Frame["x"];
    const frame = { position, t: 0, lane: 0, count, x0: position > 0 ? pixels() : null, x: pixels(), recorded: true };
    return this.say({ kind: "frame", frame });
  }
}

export class FakeClient {
  readonly runs: FakeRun<RunSpec>[] = [];
  readonly measurements: FakeRun<unknown>[] = [];
  engine = { name: "fake", adapter: "none" };

  run(spec: RunSpec, { signal, from }: { readonly signal?: AbortSignal; readonly from?: Snapshot[] } = {}) {
    const run = new FakeRun(spec, signal, from);
    this.runs.push(run);
    return run;
  }

  bits(spec: unknown, { signal }: { readonly signal?: AbortSignal } = {}): AsyncIterable<Event> {
    const run = new FakeRun(spec, signal);
    this.measurements.push(run);
    return run.events;
  }

  /** The run that was asked for last. */
  get last(): FakeRun<RunSpec> {
    const run = this.runs.at(-1);
    if (!run) throw new Error("no run was asked for");
    return run;
  }
}
