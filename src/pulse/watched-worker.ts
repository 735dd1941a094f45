/** The page's end of a worker: what is said to it and by it, and whether it is there. */
import { isPong, ping } from "./ping.ts";
import { Pulse, type PulseOwner } from "./pulse.ts";

export interface WorkerOwner<Out> extends PulseOwner {
  heard(message: Out): void;
  /** It threw where nobody caught it, in its words; null where its script could not be loaded. */
  broken(message: string | null): void;
}

export class WatchedWorker<In, Out> {
  readonly #worker: Worker;
  readonly #pulse: Pulse;
  #ended = false;
  #spoke = false;

  constructor(spawn: () => Worker, owner: WorkerOwner<Out>) {
    this.#worker = spawn();
    this.#pulse = new Pulse(() => this.#worker.postMessage(ping), owner);
    this.#worker.onmessage = ({ data }: MessageEvent) => {
      if (this.#ended) return;
      this.#spoke = true;
      if (isPong(data)) return this.#pulse.there();
      this.#pulse.heard();
      owner.heard(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault(); // it is told below, in words
      if (!this.#ended) owner.broken(this.#spoke || event.message ? event.message : null);
    };
  }

  tell(message: In, transfer: Transferable[] = []): void {
    if (!this.#ended) this.#worker.postMessage(message, transfer);
  }

  /** At once, whatever it is doing; nobody hears of it again. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#pulse.end();
    this.#worker.terminate();
  }
}
