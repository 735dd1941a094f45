/**
 * The runtime without the app around it, for runtime.spec.ts and the benches: what each function
 * measures comes back as plain numbers. Served by Vite's dev server only.
 */

import { findAdapter } from "../../src/engine/webgpu/adapter.ts";
import { guidedDifferences } from "./runtime/guided.ts";
import { levelMismatches } from "./runtime/levels.ts";
import { runWithLoss } from "./runtime/loss.ts";
import { boundAgainstReadback, objectsPerStep, repeats } from "./runtime/network.ts";
import { noiseMismatches } from "./runtime/noise.ts";
import type { Measured } from "./runtime/overhead-worker.ts";
import { referenceDifferences } from "./runtime/reference.ts";
import { notFiniteReadings, readingsAfterDispose, stepDifferences } from "./runtime/steps.ts";
import { clientRun, runAfterCancels } from "./runtime/worker.ts";

function measured<K extends keyof Measured>(name: K, call: Parameters<Measured[K]>): ReturnType<Measured[K]> {
  const worker = new Worker(new URL("./runtime/overhead-worker.ts", import.meta.url), { type: "module" });
  const answer = new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<{ found: unknown } | { failed: string }>) =>
      "found" in data ? resolve(data.found) : reject(new Error(data.failed));
  });
  worker.postMessage({ name, call });
  return answer.finally(() => worker.terminate()) as ReturnType<Measured[K]>;
}

const overhead = (...call: Parameters<Measured["overhead"]>) => measured("overhead", call);
const firstStep = (...call: Parameters<Measured["firstStep"]>) => measured("firstStep", call);
const engines = (...call: Parameters<Measured["engines"]>) => measured("engines", call);

const adapterName = async () => (await findAdapter())?.name ?? "none";

const api = {
  adapterName,
  noiseMismatches,
  levelMismatches,
  stepDifferences,
  guidedDifferences,
  boundAgainstReadback,
  objectsPerStep,
  repeats,
  overhead,
  engines,
  firstStep,
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
