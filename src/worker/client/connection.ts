/** One worker and who listens to which id. */
import { type Event, type Failure, isLast, type Request } from "../protocol.ts";

type Listener = (event: Event) => void;
/** A request as its sender writes it: the id is the connection's. */
export type Unnumbered = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

export class Connection {
  readonly #worker: Worker;
  readonly #listeners = new Map<number, Listener>();
  #ids = 0;
  #closed = false;

  /** @param broken the worker itself failed: its script did not load, or threw outside any request. */
  constructor(spawn: () => Worker, broken: (failure: Failure) => void) {
    this.#worker = spawn();
    this.#worker.onmessage = ({ data }: MessageEvent<Event>) => {
      const listener = this.#listeners.get(data.id);
      if (isLast(data)) this.#listeners.delete(data.id);
      listener?.(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault(); // it is told below, in words
      const message = `the worker failed: ${event.message || "its script could not be loaded"}`;
      if (!this.#closed) broken({ code: "internal", message });
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
    this.#closed = true;
    this.#listeners.clear();
    this.#worker.terminate();
  }
}
