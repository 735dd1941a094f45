/**
 * Both ends of an interpolation noised to t, on this side: the same noise the run will draw, so
 * that what is seen before it starts is what it starts from. The mathematics is loaded when asked.
 */
import { toPicture } from "../../pictures/generated.ts";
import { toTensor } from "../../pictures/tensor.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import type { End } from "./ends.ts";
import type { InterpolateScene } from "./scene.ts";

export async function noisedEnd(scene: InterpolateScene, end: End, t: number, model: ModelInfo) {
  const picture = scene.ends[end];
  if (!picture) return null;
  const [{ startOf }, { planFor }, { seedOf }] = await Promise.all([
    import("../../diffusion/start.ts"),
    import("../../diffusion/samplers/plans/index.ts"),
    import("../../diffusion/seed.ts"),
  ]);
  const x0 = toTensor(picture);
  const noise = { seed: seedOf(scene.seed), image: 0, branch: 0, sharedSteps: 0 };
  const from = scene.sharedNoise ? 0 : end;
  const x = startOf({ from: "picture", x0, t, end: from }, planFor(model.process, scene.sampler), noise, x0.length);
  return toPicture(x, model);
}
