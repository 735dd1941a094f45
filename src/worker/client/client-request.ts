/**
 * One thing asked of the worker, as the page holds it: its events as they come, until the last, and what
 * becomes of it when its worker goes.
 */
import type { BitsSpec, EngineInfo, Event, Failure, InspectSpec } from "../protocol.ts";
import type { Connection, Unnumbered } from "./connection.ts";
import { EventStream } from "./event-stream.ts";
import type { Watched } from "./watchdog.ts";

export interface RequestOwner {
  /** Told of every event: something is alive. */
  heard(event: Event): void;
  /** Told of a failure that the worker may not survive; whether another worker takes over. */
  lost(failure: Failure): boolean;
  /** Called once, whatever the end. */
  ended(): void;
}

export abstract class ClientRequest implements Watched {
  /** Whether another worker can go on with it. */
  abstract readonly lasting: boolean;
  readonly #owner: RequestOwner;
  readonly #stream = new EventStream<Event>();
  #connection: Connection | null = null;
  #id = 0;
  #over = false;
  /** The furthest position that any part of it came to; and the same when its worker last went. */
  #reached = -1;
  #before = Number.NEGATIVE_INFINITY;
  /** Steps a second while it runs, 0 before it is known: the watchdog's measure. */
  stepsPerSecond = 0;
  compiling = false;
  /** Whether anybody sees the page. */
  #visible = true;

  constructor(owner: RequestOwner) {
    this.#owner = owner;
  }

  /** Each display frame is acknowledged when it is taken: they come only as fast as they are painted. */
  readonly events: AsyncIterable<Event> = { [Symbol.asyncIterator]: () => this.#taken() };

  get watched(): boolean {
    return !this.#over && !this.resting && this.#connection !== null && this.stepsPerSecond > 0;
  }

  /** Asked when its worker is gone: whether it came further than when that was asked before, or is so for the first time. */
  gotFurther(): boolean {
    const further = this.#reached > this.#before;
    this.#before = Math.max(this.#before, this.#reached);
    return further;
  }

  /** Any part of it has come to this position. */
  protected came(position: number): void {
    this.#reached = Math.max(this.#reached, position);
  }

  /** What is asked, as a new worker would have to be asked now. */
  protected abstract message(): Unnumbered;

  /** Whether nothing is to be expected of it. */
  protected get resting(): boolean {
    return false;
  }

  /** Sees every event but the last; false keeps it from the page. */
  protected passes(_event: Event): boolean {
    return true;
  }

  /** Asks a worker, for the first time or again. */
  send(connection: Connection): void {
    this.#connection = connection;
    this.stepsPerSecond = 0;
    this.compiling = false;
    this.#id = connection.ask(this.message(), (event) => this.#hear(event));
    if (!this.#visible) this.tell({ kind: "visible", visible: false });
  }

  visible(is: boolean): void {
    if (this.#visible !== is) this.tell({ kind: "visible", visible: is });
    this.#visible = is;
  }

  /** The worker is gone; `send` may follow. */
  detach(): void {
    this.#connection = null;
  }

  cancel(): void {
    if (this.#over) return;
    this.tell({ kind: "cancel" });
    this.#end({ id: this.#id, kind: "cancelled" });
  }

  fail(failure: Failure): void {
    this.#end({ id: this.#id, kind: "failed", failure });
  }

  /** Says that it goes on in another worker, and why. */
  recovered(failure: Failure, engine: EngineInfo): void {
    this.#stream.push({ id: this.#id, kind: "recovered", failure, engine });
  }

  /** Sends word of it to its worker, where it has one. */
  protected tell(word: Unnumbered): void {
    this.#connection?.tell(this.#id, word);
  }

  #hear(event: Event): void {
    if (this.#over) return;
    this.#owner.heard(event);
    this.compiling = event.kind === "compiling";
    if (event.kind === "pace" || event.kind === "terms") this.stepsPerSecond = event.pace.stepsPerSecond;
    if (event.kind === "failed") {
      const goesOn = this.#owner.lost(event.failure) && this.lasting;
      if (!goesOn) this.#end(event);
    } else if (event.kind === "done" || event.kind === "cancelled") this.#end(event);
    else if (this.passes(event)) this.#stream.push(event);
  }

  async *#taken(): AsyncGenerator<Event, void, void> {
    for await (const event of this.#stream) {
      if (event.kind === "frame" && !event.frame.recorded) this.tell({ kind: "seen", frames: 1 });
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

/** A look at a state, which ends with its worker: it is over in a moment. */
export class InspectRequest extends ClientRequest {
  readonly lasting = false;
  readonly #spec: InspectSpec;

  constructor(spec: InspectSpec, owner: RequestOwner) {
    super(owner);
    this.#spec = spec;
  }

  protected override message(): Unnumbered {
    return { kind: "inspect", spec: this.#spec };
  }
}

/** A bound, term by term: another worker takes the terms that are left. */
export class BitsRequest extends ClientRequest {
  readonly lasting = true;
  readonly #spec: BitsSpec;
  #taken: number;

  constructor(spec: BitsSpec, owner: RequestOwner) {
    super(owner);
    this.#spec = spec;
    this.#taken = spec.taken ?? 0;
  }

  protected override message(): Unnumbered {
    return { kind: "bits", spec: { ...this.#spec, taken: this.#taken } };
  }

  protected override passes(event: Event): boolean {
    if (event.kind === "terms") {
      this.#taken += event.terms.length;
      this.came(this.#taken);
    }
    return true;
  }
}
