/** Measuring rows: a job like any other of a slot, which goes on where it was left, in this visit or an earlier one. */
import { slots } from "../../app/page.ts";
import { isActive } from "../../run/status.ts";
import { clearMeasured } from "./measured.ts";
import { Measuring } from "./measuring.ts";
import { settings } from "./scene.ts";

export const SLOT = "bench";

/** @param only one row alone; all of them where not said */
export function runBench(only?: number): void {
  const scene = settings.get();
  const rows = scene.rows.filter((_, i) => only === undefined || i === only);
  slots.of(SLOT).start({ scene, begin: (host, { paused }) => new Measuring({ scene, rows, host, paused }) });
}

/** What the large button does, and Space. */
export function runOrHold(): void {
  const slot = slots.of(SLOT);
  if (!isActive(slot.status)) runBench();
  else if (slot.status?.phase === "paused") slot.resume();
  else slot.pause();
}

/** All that was measured goes, of all rows and models, and with it what is being measured. */
export function clearBench(): Promise<void> {
  slots.of(SLOT).empty();
  return clearMeasured();
}
