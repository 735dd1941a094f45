/** A survey of the engines for the model that is chosen; its worker is fetched when somebody wants one. */
import type { Surveyed } from "../worker/protocol.ts";
import { manifestOf } from "./manifest-of.ts";
import { tellSilence } from "./silence.ts";
import { getState } from "./store.ts";

/**
 * @param again begins another in the place of one that says nothing
 * @throws WorkerFailure; the signal's reason when aborted
 */
export async function* surveyEngines(signal: AbortSignal, again: () => void): AsyncGenerator<Surveyed, void, void> {
  const [{ spawnWorker }, { surveyed }] = await Promise.all([
    import("../worker/client/client.ts"),
    import("../worker/client/survey.ts"),
  ]);
  yield* surveyed(spawnWorker, manifestOf(getState().modelId), signal, tellSilence("survey", again));
}
