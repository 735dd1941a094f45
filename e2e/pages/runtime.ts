/**
 * The runtime without the app around it, for runtime.spec.ts and the benches: what each function
 * measures comes back as plain numbers. Served by Vite's dev server only.
 */

import { guidedDifferences } from "./runtime/guided.ts";
import { levelMismatches } from "./runtime/levels.ts";
import { runWithLoss } from "./runtime/loss.ts";
import { boundAgainstReadback, objectsPerStep, repeats } from "./runtime/network.ts";
import { noiseMismatches } from "./runtime/noise.ts";
import type { overhead as measure, Overhead } from "./runtime/overhead.ts";
import { referenceDifferences } from "./runtime/reference.ts";
import { notFiniteReadings, readingsAfterDispose, stepDifferences } from "./runtime/steps.ts";
import { clientRun, runAfterCancels } from "./runtime/worker.ts";

function overhead(...call: Parameters<typeof measure>): Promise<Overhead> {
  const worker = new Worker(new URL("./runtime/overhead-worker.ts", import.meta.url), { type: "module" });
  const answer = new Promise<Overhead>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<{ found: Overhead } | { failed: string }>) =>
      "found" in data ? resolve(data.found) : reject(new Error(data.failed));
  });
  worker.postMessage(call);
  return answer.finally(() => worker.terminate());
}

const api = {
  noiseMismatches,
  levelMismatches,
  stepDifferences,
  guidedDifferences,
  boundAgainstReadback,
  objectsPerStep,
  repeats,
  overhead,
  clientRun,
  runAfterCancels,
  runWithLoss,
  notFiniteReadings,
  readingsAfterDispose,
  referenceDifferences,
};

export type RuntimeApi = typeof api;

declare global {
  interface Window {
    runtime: RuntimeApi;
  }
}

window.runtime = api;
