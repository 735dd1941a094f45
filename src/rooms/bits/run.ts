/**
 * Measuring pictures in bits: a job like any other of a slot, so that the jobs menu, the live region
 * and the offer to restart need nothing else. It asks the worker and keeps what comes.
 */
import { slots } from "../../app/page.ts";
import { spaceTimesteps } from "../../diffusion/space-timesteps.ts";
import { toTensor } from "../../pictures/tensor.ts";
import { checkSize } from "../../run/check-shapes.ts";
import type { Host, Job } from "../../run/job.ts";
import { EACH } from "../../scene/classes.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { measured, Showing } from "./measured.ts";
import { BitsRecord } from "./record.ts";
import { type BitsScene, settings } from "./scene.ts";

export const SLOT = "bits";

/** Measures the pictures there are now, if there are any; what was being measured is cancelled. */
export function runBits(): void {
  const scene = settings.get();
  if (scene.pictures.length > 0) slots.of(SLOT).start(bitsJob(scene));
}

/** Bits/dim of each picture that this very scene was measured for; null before the last term. */
export function bitsOf(scene: BitsScene): number[] | null {
  const record = measured()?.record;
  return record?.scene === scene ? record.bits() : null;
}

function bitsJob(scene: BitsScene): Job {
  return { scene, begin: (host) => ({ ended: follow(scene, host) }) };
}

async function follow(scene: BitsScene, host: Host): Promise<void> {
  const { signal } = host;
  const { client, model } = await host.models.ready(signal);
  signal.throwIfAborted();
  const { steps, sampled, seed, clip } = scene;
  const pictures = scene.pictures.map(toTensor);
  for (const x0 of pictures) checkSize(x0, model);
  const events = client.bits({ pictures, steps, sampled, seed, clip, ...labelOf(scene, model) }, { signal });
  const begunAt = host.now();
  const record = new BitsRecord(scene, processOf(model, steps));
  const showing = new Showing(record);
  for await (const event of events) {
    if (!host.wanted) return showing.stop();
    if (signal.aborted) return;
    switch (event.kind) {
      case "queued":
        host.tell({ ahead: event.ahead, elsewhere: event.elsewhere ?? false });
        break;
      case "terms":
        record.add(event.terms, event.prior);
        // Until the first term the measurement before stays on screen.
        if (measured()?.record === record) showing.soon();
        else showing.now();
        host.tell({ phase: "running", pictures: pictures.length, length: event.pace.length, model, pace: event.pace });
        break;
      case "done":
        showing.now();
        host.tell({ phase: "done", took: host.now() - begunAt });
        break;
      case "cancelled":
        host.tell({ phase: "cancelled" });
        break;
      case "failed":
        host.tell({ phase: "failed", failure: event.failure });
        break;
    }
  }
}

/** EACH is none here: a bound is that of one class, or of none. */
function labelOf({ class: name }: BitsScene, { classes }: ModelInfo): { label?: number } {
  if (name === undefined || name === EACH || classes.length === 0) return {};
  const label = classes.indexOf(name);
  if (label < 0) throw new RangeError(`unknown class: ${name}; known are ${classes.join(", ")}`);
  return { label };
}

export function processOf({ process }: Pick<ModelInfo, "process">, steps: string) {
  return { T: process.T, of: spaceTimesteps(process.T, steps).length, learns: process.variance !== "fixed" };
}
