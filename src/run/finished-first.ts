/** A run that needs another one's result: it waits for it as it would wait for a model. */

import { useStore } from "../app/store.ts";
import { cancelRun, tell } from "./controller.ts";
import { feedOf } from "./feed.ts";
import type { Recording } from "./recording.ts";

/**
 * Resolves when the run in the slot `first` is done. Ends with it, whichever way either ends:
 * cancelling or failing the one is cancelling or failing the run in `then`, and the other way round.
 */
export function finishedFirst(first: string, then: string, signal: AbortSignal): Promise<Recording> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const unsubscribe = useStore.subscribe(({ runs }) => {
      const run = runs[first];
      if (run?.phase !== "done" && run?.phase !== "cancelled" && run?.phase !== "failed") return;
      over.abort();
      const { recording } = feedOf(first);
      if (run.phase === "done" && recording) return resolve(recording);
      cancelRun(then);
      if (run.phase === "failed") tell(then, { phase: "failed", failure: run.failure });
      reject(new Error(`the run in ${first} was ${run.phase}`));
    });
    over.signal.addEventListener("abort", unsubscribe);
    signal.addEventListener(
      "abort",
      () => {
        over.abort();
        cancelRun(first);
        reject(signal.reason);
      },
      { signal: over.signal },
    );
  });
}
