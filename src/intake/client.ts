/** The page's end: a worker for each model that is taken in, ended when it is there or not wanted. */
import type { Answers, IntakeEvent, IntakeRequest, Order } from "./protocol.ts";

export interface Taking {
  describe(answers: Answers): void;
  /** Asks the network itself what is only assumed. */
  examine(answers: Answers): void;
  stopExamining(): void;
  add(title: string, answers: Answers): void;
  /** At once, whatever it is doing. What it has written is cleared away by who writes next. */
  end(): void;
}

/** Files that are here, or those that a courier brings. */
export type Incoming =
  | { readonly files: ReadonlyMap<string, File> }
  | { readonly order: Order; readonly port: MessagePort };

const spawnWorker = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

export function takeIn(
  incoming: Incoming,
  answers: Answers,
  heard: (event: IntakeEvent) => void,
  spawn: () => Worker = spawnWorker,
): Taking {
  const worker = spawn();
  const ask = (request: IntakeRequest, carrying: Transferable[] = []) => worker.postMessage(request, carrying);
  worker.onmessage = ({ data }: MessageEvent<IntakeEvent>) => heard(data);
  worker.onerror = (event) => {
    event.preventDefault(); // it is told below, in words
    const message = event.message || "its script could not be loaded";
    heard({ kind: "failed", failure: { code: "internal", message } });
  };
  if ("files" in incoming) ask({ kind: "open", files: incoming.files, answers });
  else ask({ kind: "fetch", ...incoming, answers }, [incoming.port]);
  return {
    describe: (answers) => ask({ kind: "describe", answers }),
    examine: (answers) => ask({ kind: "examine", answers }),
    stopExamining: () => ask({ kind: "stop-examining" }),
    add: (title, answers) => ask({ kind: "add", title, answers }),
    end: () => worker.terminate(),
  };
}
