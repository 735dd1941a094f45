/** A request that does not outlive its worker (bits, a look at a state): its events, until the last. */

import type { Event, Failure } from "../protocol.ts";
import type { Connection, Unnumbered } from "./connection.ts";
import { EventStream } from "./event-stream.ts";
import type { Watched } from "./watchdog.ts";

export class StreamRequest implements Watched {
  readonly events = new EventStream<Event>();
  readonly #connection: Connection;
  readonly #id: number;
  readonly #ended: () => void;
  #over = false;
  stepsPerSecond = 0;
  compiling = false;

  /**
   * @param heard told of every event
   * @param lost told of a failure that the worker itself may not survive
   * @param ended called once, whatever the end
   */
  constructor(
    connection: Connection,
    request: Unnumbered,
    heard: () => void,
    lost: (failure: Failure) => boolean,
    ended: () => void,
  ) {
    this.#connection = connection;
    this.#ended = ended;
    this.#id = connection.ask(request, (event) => {
      heard();
      this.compiling = event.kind === "compiling";
      if (event.kind === "terms") this.stepsPerSecond = event.pace.stepsPerSecond;
      const last = event.kind === "done" || event.kind === "cancelled" || event.kind === "failed";
      if (!last) this.events.push(event);
      else {
        if (event.kind === "failed") lost(event.failure);
        this.#end(event);
      }
    });
  }

  get watched(): boolean {
    return !this.#over && this.stepsPerSecond > 0;
  }

  readonly cancel = (): void => {
    if (this.#over) return;
    this.#connection.tell({ id: this.#id, kind: "cancel" });
    this.#end({ id: this.#id, kind: "cancelled" });
  };

  fail(failure: Failure): void {
    this.#end({ id: this.#id, kind: "failed", failure });
  }

  #end(event: Event): void {
    if (this.#over) return;
    this.#over = true;
    this.events.push(event);
    this.events.end();
    this.#ended();
  }
}
