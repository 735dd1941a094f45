/**
 * Measuring pictures in bits: a job like any other of a slot, so that the jobs menu, the live region
 * and the offer to restart need nothing else.
 */
import { slots } from "../../app/page.ts";
import type { Job } from "../../run/job.ts";
import { measured } from "./measured.ts";
import { Measuring } from "./measuring.ts";
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
  return { scene, begin: (host, { paused }) => new Measuring(scene, host, paused) };
}
