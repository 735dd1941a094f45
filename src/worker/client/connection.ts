/** One worker, who listens to which id, and whether it is there. */
import type { PulseOwner } from "../../pulse/pulse.ts";
import { WatchedWorker } from "../../pulse/watched-worker.ts";
import { type Event, type Failure, isLast, type Request } from "../protocol.ts";

type Listener = (event: Event) => void;
/** A request as its sender writes it: the id is the connection's. */
export type Unnumbered = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

export interface ConnectionOwner extends PulseOwner {
  /** The worker itself failed: its script did not load, or threw outside any request. */
  broken(failure: Failure): void;
}

export class Connection {
  readonly #worker: WatchedWorker<Request, Event>;
  readonly #listeners = new Map<number, Listener>();
  #ids = 0;

  constructor(spawn: () => Worker, owner: ConnectionOwner) {
    this.#worker = new WatchedWorker(spawn, {
      ...owner,
      heard: (event) => {
        const listener = this.#listeners.get(event.id);
        if (isLast(event)) this.#listeners.delete(event.id);
        listener?.(event);
      },
      broken: (message) => owner.broken(failureOf(message)),
    });
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
    this.#worker.tell({ ...request, id } as Request);
  }

  /** Nobody hears of this worker again. */
  close(): void {
    this.#listeners.clear();
    this.#worker.end();
  }
}

function failureOf(message: string | null): Failure {
  if (message === null) return { code: "download-failed", message: "the worker's script could not be loaded" };
  return { code: "internal", message: `the worker failed: ${message || "without a word"}` };
}
