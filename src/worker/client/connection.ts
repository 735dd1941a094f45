/** One worker, who listens to which id, and whether it is there. */
import { type Event, type Failure, isLast, type Request } from "../protocol.ts";
import { Pulse, type PulseOwner } from "./pulse.ts";

type Listener = (event: Event) => void;
/** A request as its sender writes it: the id is the connection's. */
export type Unnumbered = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

export interface ConnectionOwner extends PulseOwner {
  /** The worker itself failed: its script did not load, or threw outside any request. */
  broken(failure: Failure): void;
}

export class Connection {
  readonly #worker: Worker;
  readonly #listeners = new Map<number, Listener>();
  readonly #pulse: Pulse;
  #ids = 0;
  #closed = false;
  #heard = false;

  constructor(spawn: () => Worker, owner: ConnectionOwner) {
    this.#worker = spawn();
    this.#pulse = new Pulse(() => this.ask({ kind: "ping" }, () => {}), owner);
    this.#worker.onmessage = ({ data }: MessageEvent<Event>) => {
      this.#pulse.heard();
      this.#heard = true;
      const listener = this.#listeners.get(data.id);
      if (isLast(data)) this.#listeners.delete(data.id);
      listener?.(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault(); // it is told below, in words
      const failure: Failure =
        this.#heard || event.message
          ? { code: "internal", message: `the worker failed: ${event.message || "without a word"}` }
          : { code: "download-failed", message: "the worker's script could not be loaded" };
      if (!this.#closed) owner.broken(failure);
    };
  }

  /** Sends a new request; returns its id. */
  ask(request: Unnumbered, listener: Listener): number {
    const id = ++this.#ids;
    this.#listeners.set(id, listener);
    this.tell(id, request);
    return id;
  }

  /** Sends word to a request under way. */
  tell(id: number, request: Unnumbered): void {
    if (!this.#closed) this.#worker.postMessage({ ...request, id } as Request);
  }

  /** Nobody hears of this worker again. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pulse.end();
    this.#listeners.clear();
    this.#worker.terminate();
  }
}
