/** The worker that learns, as the page knows it. */
import type { Event, Request } from "./learn/protocol.ts";

export class Session {
  readonly #worker: Worker;

  /** @param broken the worker itself failed: its script did not load, or threw outside any request */
  constructor(spawn: () => Worker, heard: (event: Event) => void, broken: (message: string) => void) {
    this.#worker = spawn();
    this.#worker.onmessage = ({ data }: MessageEvent<Event>) => heard(data);
    this.#worker.onerror = (event) => {
      event.preventDefault(); // it is told by `broken`, in words
      broken(event.message || "the worker's script could not be loaded");
    };
  }

  tell(request: Request): void {
    this.#worker.postMessage(request);
  }

  end(): void {
    this.#worker.terminate();
  }
}
