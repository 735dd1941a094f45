/** The page's end: a worker for each model that is taken in, ended when it is there or not wanted. */
import type { Answers, IntakeEvent, IntakeFailure, IntakeRequest, Order } from "./protocol.ts";

export interface Taking {
  describe(answers: Answers): void;
  /** Asks the network itself what is only assumed. */
  examine(answers: Answers, pictures: readonly Float32Array[]): void;
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
    const { message } = event;
    const nameless: IntakeFailure = { code: "internal", message, said: { id: "intake.script", values: {} } };
    heard({ kind: "failed", failure: message ? { code: "internal", message } : nameless });
  };
  if ("files" in incoming) ask({ kind: "open", files: incoming.files, answers });
  else ask({ kind: "fetch", ...incoming, answers }, [incoming.port]);
  return {
    describe: (answers) => ask({ kind: "describe", answers }),
    examine: (answers, pictures) => ask({ kind: "examine", answers, pictures }),
    stopExamining: () => ask({ kind: "stop-examining" }),
    add: (title, answers) => ask({ kind: "add", title, answers }),
    end: () => worker.terminate(),
  };
}
