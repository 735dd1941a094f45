/** A survey of the engines, in a worker of its own, which ends with it: at once where it is cancelled. */
import type { Surveyed } from "../protocol.ts";
import { Connection, type ConnectionOwner } from "./connection.ts";
import { EventStream } from "./event-stream.ts";
import { WorkerFailure } from "./failure.ts";

/** @throws WorkerFailure; the signal's reason when aborted */
export async function* surveyed(
  spawn: () => Worker,
  manifestUrl: string,
  signal: AbortSignal,
  silence: Pick<ConnectionOwner, "silent" | "answers">,
): AsyncGenerator<Surveyed, void, void> {
  signal.throwIfAborted();
  const found = new EventStream<Surveyed>();
  let failed: WorkerFailure | null = null;
  const end = (failure: WorkerFailure | null) => {
    failed = failure;
    found.end();
  };
  const connection = new Connection(spawn, {
    broken: (failure) => end(new WorkerFailure(failure)),
    // It compiles, and measures, and says nothing meanwhile: that is no more than told.
    ...silence,
    owes: () => true,
  });
  const abort = () => end(null);
  signal.addEventListener("abort", abort);
  connection.ask({ kind: "survey", manifestUrl }, (event) => {
    if (event.kind === "surveyed") found.push(event.found);
    if (event.kind === "done") end(null);
    if (event.kind === "failed") end(new WorkerFailure(event.failure));
  });
  try {
    yield* found;
    signal.throwIfAborted();
    if (failed) throw failed;
  } finally {
    signal.removeEventListener("abort", abort);
    connection.close();
  }
}
