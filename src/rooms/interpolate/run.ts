/**
 * Runs the Interpolate room's settings. By DDPM the worker noises and mixes; encoded pictures go
 * into x_T first, in a slot of their own, and the run of the mixes waits for that.
 */

import { slots } from "../../app/page.ts";
import { planFor } from "../../diffusion/samplers/plans/index.ts";
import { chainJob } from "../../run/chain.ts";
import type { Slot } from "../../run/slot.ts";
import { isActive, type RunStatus } from "../../run/status.ts";
import type { LaneSpec, ModelInfo } from "../../worker/protocol.ts";
import { betweenLanes, encodeLanes, interpolateLanes, lambdas } from "./lanes.ts";
import { cellOf, mixRows, pictureIn } from "./rows.ts";
import type { InterpolateScene } from "./scene.ts";
import { settings } from "./scene.ts";

export const SLOT = "interpolate";
/** The two pictures on their way into x_T. */
export const ENCODE = "interpolate/encode";

/** Whether there is something to run: two seeds always are there, two pictures may not be. */
export function canRun({ way, ends: [a, b] }: InterpolateScene): boolean {
  return way === "seeds" || (a !== null && b !== null);
}

export function runInterpolate(paused = false): void {
  const scene = settings.get();
  if (!canRun(scene)) return;
  const slot = slots.of(SLOT);
  keepCell(slot, scene);
  slot.start(chainJob({ scene, lanes: (model, signal) => lanesOf(scene, model, signal) }), { paused });
}

/** What is looked at stays at its row and column where the matrix gets others. */
function keepCell({ status, feed, playback }: Slot, to: InterpolateScene): void {
  const { picture } = feed.moment;
  if (picture === null || !settings.are(status?.scene)) return;
  const shape = (scene: InterpolateScene) => [mixRows(scene).length, lambdas(scene.intervals).length] as const;
  playback.look({ picture: pictureIn(cellOf(picture, ...shape(status.scene)), ...shape(to)) });
}

async function lanesOf(scene: InterpolateScene, model: ModelInfo, signal: AbortSignal): Promise<readonly LaneSpec[]> {
  if (scene.way === "seeds") return betweenSeeds(scene, model);
  const [a, b] = scene.ends;
  if (!a || !b) throw new Error("two pictures are needed");
  if (scene.way === "ddpm") return interpolateLanes(scene, [a, b], model.classes);
  const encode = slots.of(ENCODE);
  const { steps } = planFor(model.process, scene.sampler);
  const follows = steps.length * mixRows(scene).length * lambdas(scene.intervals).length;
  encode.start(chainJob({ scene, lanes: () => encodeLanes(scene, [a, b], model.process.T, model.classes), follows }));
  const { result } = await encode.finished(signal);
  if (!result) throw new Error("the encoded pictures came without their values");
  const D = result.length / 2;
  return betweenLanes(scene, result.subarray(0, D), result.subarray(D), model.classes);
}

/** x_T of two seeds, each as Generate's first picture starts. */
async function betweenSeeds(scene: InterpolateScene, model: ModelInfo): Promise<LaneSpec[]> {
  const [{ normals }, { seedOf }] = await Promise.all([
    import("../../diffusion/noise.ts"),
    import("../../diffusion/seed.ts"),
  ]);
  const D = model.channels * model.width * model.height;
  const xT = (seed: string) => normals(new Float32Array(D), { seed: seedOf(seed), image: 0, branch: 0 }, "initial", 0);
  return betweenLanes(scene, xT(scene.seed), xT(scene.otherSeed), model.classes);
}

/** The slot that runs now, or ran last: what the transport is about. */
export function currentSlot(encoding: RunStatus | undefined): string {
  return isActive(encoding) ? ENCODE : SLOT;
}
