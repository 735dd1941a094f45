/** How long a step takes on an engine that has proved itself: its shaders are compiled, its memory is there. */
import type { Manifest } from "../models/manifest.ts";
import { type Denoiser, pictureSize } from "./denoiser.ts";

const TIMES = 3;
const ENOUGH_MS = 300;

/**
 * ms of one evaluation of one picture, values in and values out. The fastest of a few, for whatever else a
 * machine does only adds; fewer where they are slow.
 */
export async function stepTime(
  denoiser: Denoiser,
  { known }: Pick<Manifest, "known">,
  now: () => number,
): Promise<number> {
  const x = known.sample.slice(0, pictureSize(denoiser.shape));
  const timestep = known.timestep.slice(0, 1);
  const begun = now();
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TIMES && now() - begun < ENOUGH_MS; i++) {
    const before = now();
    await denoiser.evaluate(x, timestep);
    fastest = Math.min(fastest, now() - before);
  }
  return fastest;
}
