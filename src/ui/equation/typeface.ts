/** What is set in the typeface of equations moves when that comes after it: a page of mathematics waits for it, though not for long. */
import { pauseFor } from "../../bytes/pause.ts";

const PATIENCE_MS = 2000;

export async function mathsTypeface(): Promise<void> {
  const coming = globalThis.document?.fonts?.load('1em "Backstep Maths"');
  // Where it can't be had, what the system has is read as well.
  await Promise.race([coming?.catch(() => {}), pauseFor(PATIENCE_MS, undefined)]);
}
