/**
 * The runtime without the app around it, for runtime.spec.ts and the benches: what each function
 * measures comes back as plain numbers. Served by Vite's dev server only.
 */

import { runWithLoss } from "./runtime/loss.ts";
import { boundAgainstReadback, objectsPerStep, repeats } from "./runtime/network.ts";
import { noiseMismatches } from "./runtime/noise.ts";
import { overhead } from "./runtime/overhead.ts";
import { referenceDifferences } from "./runtime/reference.ts";
import { notFiniteReadings, readingsAfterDispose, stepDifferences } from "./runtime/steps.ts";
import { clientRun, runAfterCancels } from "./runtime/worker.ts";

const api = {
  noiseMismatches,
  stepDifferences,
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
