/** The page's end: a worker for each model that is taken in, ended when it is there or not wanted. */
import type { PulseOwner } from "../pulse/pulse.ts";
import { WatchedWorker } from "../pulse/watched-worker.ts";
import type { Answers, IntakeEvent, IntakeRequest, Order, Stage } from "./protocol.ts";

export interface Taking {
  describe(answers: Answers): void;
  /** Asks the network itself what is only assumed. */
  examine(answers: Answers, pictures: readonly Float32Array[]): void;
  stopExamining(): void;
  add(title: string, answers: Answers): void;
  /** At once, whatever it is doing. What it has written is cleared away by who writes next. */
  end(): void;
}

/** Files that are here, or those that a courier brings, each time through a port of its own. */
export type Incoming =
  | { readonly files: ReadonlyMap<string, File> }
  | { readonly order: Order; readonly port: () => MessagePort };

interface TakeOptions {
  /** What the network has answered to another worker that took the same. */
  readonly measured?: Answers;
  readonly silence: Pick<PulseOwner, "silent" | "answers">;
  readonly spawn?: () => Worker;
}

const spawnWorker = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** Stages in which it is busy with all of the network at once. */
const BUSY: readonly Stage[] = ["compile", "open", "check", "examine", "draw"];
/** In which it waits for somebody else, and has said so. */
const WAITS: readonly Stage[] = ["wait", "silent", "resume"];
/** Bytes of weights, about, that a slow machine takes a second to start with, and to ask for a picture. */
const PER_SECOND = 10e6;

export function takeIn(
  incoming: Incoming,
  answers: Answers,
  heard: (event: IntakeEvent) => void,
  { measured = {}, silence, spawn = spawnWorker }: TakeOptions,
): Taking {
  const bytes = bytesOf(incoming);
  let stage: Stage | null = null;
  /** What it was asked and has not answered. */
  let owed = 0;
  const worker = new WatchedWorker<IntakeRequest, IntakeEvent>(spawn, {
    ...silence,
    heard: (event) => {
      stage = event.kind === "progress" ? event.stage : null;
      if (event.kind !== "progress") owed = Math.max(0, owed - 1);
      heard(event);
    },
    broken: (message) => {
      worker.end();
      const said = message ? {} : { said: { id: "intake.script", values: {} } as const };
      heard({ kind: "failed", failure: { code: "stopped", message: message ?? "", ...said } });
    },
    usual: () => (stage && BUSY.includes(stage) ? (1000 * bytes) / PER_SECOND : 0),
    owes: () => owed > 0 && !(stage && WAITS.includes(stage)),
  });
  const ask = (request: IntakeRequest, carrying: Transferable[] = []) => {
    owed++;
    worker.tell(request, carrying);
  };
  if ("files" in incoming) ask({ kind: "open", files: incoming.files, answers, measured });
  else {
    const port = incoming.port();
    ask({ kind: "fetch", order: incoming.order, port, answers, measured }, [port]);
  }
  return {
    describe: (answers) => ask({ kind: "describe", answers }),
    examine: (answers, pictures) => ask({ kind: "examine", answers, pictures }),
    // Neither is answered.
    stopExamining: () => {
      owed = 0;
      worker.tell({ kind: "stop-examining" });
    },
    add: (title, answers) => ask({ kind: "add", title, answers }),
    end: () => worker.end(),
  };
}

const bytesOf = (incoming: Incoming): number =>
  "files" in incoming
    ? [...incoming.files.values()].reduce((sum, { size }) => sum + size, 0)
    : incoming.order.files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
