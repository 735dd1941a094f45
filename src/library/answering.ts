/** A storage that hangs is said to: each thing that is asked of it has a deadline, and none waits for ever. */
import { within } from "../bytes/within.ts";
import { type Files, type Sink, StorageProblem } from "./files.ts";

/** As the ledger's. A disk that wakes up takes five. */
const ANSWER_MS = 10_000;

export function inTime<T>(asked: Promise<T>, ms = ANSWER_MS): Promise<T> {
  return within(ms, asked, (seconds) => new StorageProblem("storage-silent", `no answer within ${seconds} s`));
}

/** Each call and each write by itself: a large file may take as long as it needs. */
export function answering(files: Files, ms = ANSWER_MS): Files {
  const sink = ({ write, close }: Sink): Sink => ({
    write: (bytes) => inTime(write(bytes), ms),
    close: () => inTime(close(), ms),
  });
  return {
    names: () => inTime(files.names(), ms),
    open: (name) => inTime(files.open(name), ms),
    create: async (name, from) => sink(await inTime(files.create(name, from), ms)),
    move: (from, to) => inTime(files.move(from, to), ms),
    remove: (name) => inTime(files.remove(name), ms),
  };
}
