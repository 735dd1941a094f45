/** A worker that does as a test says: what it is told is kept, and it says what it is told to. */
import type { ping } from "../ping.ts";

export class FakeWorker<In, Out> {
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  readonly heard: In[] = [];
  /** How often it was asked whether it is there. */
  pings = 0;
  terminated = false;

  postMessage(message: In | typeof ping): void {
    const { kind } = message as { kind?: unknown };
    if (kind === "ping") this.pings++;
    else this.heard.push(message as In);
  }

  terminate(): void {
    this.terminated = true;
  }

  says(message: Out): void {
    this.onmessage?.({ data: message });
  }

  /** It is there. */
  pong(): void {
    this.onmessage?.({ data: { kind: "pong" } });
  }

  /** Without a word its script could not be loaded. */
  breaks(message = ""): void {
    this.onerror?.({ message, preventDefault: () => {} });
  }
}

/** Opens one after the other; `newest` is the last. */
export function fakeWorkers<In, Out>() {
  const all: FakeWorker<In, Out>[] = [];
  const open = () => {
    const worker = new FakeWorker<In, Out>();
    all.push(worker);
    return worker as unknown as Worker;
  };
  return { all, open, newest: () => all.at(-1)! };
}
