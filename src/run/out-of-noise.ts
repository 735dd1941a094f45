/** A picture out of noise, from the beginning: the lane of every room that makes such pictures. */
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { LaneSpec } from "../worker/protocol.ts";

/** @param image which noise of the seed: picture by picture, so that more of them never change the first ones */
export function outOfNoise(
  sampler: SamplerSpec,
  seed: string,
  image: number,
  told: Pick<LaneSpec, "told"> = {},
): LaneSpec {
  return { sampler, start: { from: "noise" }, seed, image, branch: 0, sharedSteps: 0, ...told };
}
