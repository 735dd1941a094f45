/**
 * Measuring pictures in bits: asks the worker, keeps what came, and tells the store like any run, so
 * that the jobs menu, the live region and the offer to restart need nothing else. What is measured
 * changes many times a second; who shows it hears of it a few times a second.
 */

import { failureOf, ready } from "../../app/model.ts";
import { spaceTimesteps } from "../../diffusion/respace.ts";
import { checkSize, toTensor } from "../../pictures/tensor.ts";
import type { BitsScene } from "../../recipe/scene.ts";
import { adopt, begun, tell } from "../../run/controller.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { BitsRecord } from "./record.ts";

export const SLOT = "bits";

/** Twice a second is often enough for a chart, and leaves the page its frames. */
const TELL_MS = 500;

/** What there is to show. The record grows in place; the object around it is new whenever it has grown. */
export interface Measured {
  readonly record: BitsRecord;
}

let record: BitsRecord | null = null;
let shown: Measured | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

/** What was measured last, or is being measured. */
export const measured = (): Measured | null => shown;

export function onMeasured(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  shown = record && { record };
  for (const listener of listeners) listener();
}

function showSoon(): void {
  timer ??= setTimeout(show, TELL_MS);
}

/** Measures the scene's pictures; what was being measured is cancelled. */
export function measureBits(scene: BitsScene): void {
  const abort = new AbortController();
  adopt(SLOT, { abort, again: () => measureBits(scene) });
  begun(SLOT, scene);
  follow(scene, abort.signal).catch((error: unknown) => {
    if (abort.signal.aborted) return;
    tell(SLOT, { phase: "failed", failure: failureOf(error) });
  });
}

async function follow(scene: BitsScene, signal: AbortSignal): Promise<void> {
  const { client, model } = await ready(signal);
  if (signal.aborted) return;
  const { steps, sampled, seed, clip } = scene;
  const tensors = scene.pictures.map(toTensor);
  for (const x0 of tensors) checkSize(x0, model);
  const events = client.bits({ pictures: tensors, steps, sampled, seed, clip }, { signal });
  const begunAt = performance.now();
  const own = new BitsRecord(scene, processOf(model, steps));
  for await (const event of events) {
    if (signal.aborted) return;
    switch (event.kind) {
      case "queued":
        tell(SLOT, { ahead: event.ahead });
        break;
      case "terms":
        // Until the first term the measurement before stays on screen.
        if (record !== own) {
          record = own;
          show();
        }
        own.add(event.terms, event.prior);
        tell(SLOT, {
          phase: "running",
          pictures: scene.pictures.length,
          length: event.pace.length,
          model,
          pace: event.pace,
        });
        showSoon();
        break;
      case "done":
        show();
        tell(SLOT, { phase: "done", took: performance.now() - begunAt });
        break;
      case "failed":
        tell(SLOT, { phase: "failed", failure: event.failure });
        break;
    }
  }
}

function processOf({ process }: ModelInfo, steps: string) {
  return { T: process.T, of: spaceTimesteps(process.T, steps).length, learns: process.variance !== "fixed" };
}
