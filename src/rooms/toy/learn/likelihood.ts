/**
 * How likely a network finds a place: DDIM's chain run backwards is a map from data to noise, one to one, so that
 * log p(x) = log N(x_T; 0, I) + log |det ∂x_T/∂x| (Song et al. 2021, section 4.3; Chen et al. 2018). In the plane the
 * derivative is four more points beside each.
 */
import type { NoiseAddress } from "../../../diffusion/plan.ts";
import type { ProcessSpec } from "../../../diffusion/process.ts";
import { planFor } from "../../../diffusion/samplers/plans/index.ts";
import { type Denoiser, follow } from "./cloud.ts";

/** How far beside: small against what there is to see, large against float32's last digit. */
const BESIDE = 2e-3;
export const AROUND = 4;
const ENCODE = { kind: "encode", steps: 50, spacing: "quadratic", form: "own" } as const;
/** The way back draws none. */
const NO_NOISE: NoiseAddress = { seed: [0, 0], image: 0, branch: 0, sharedSteps: 0 };

/**
 * log p of each of the places, [N, 2], in nats.
 * @param denoise of AROUND·N points
 */
export function logLikelihoods(places: ArrayLike<number>, process: ProcessSpec, denoise: Denoiser): Float64Array {
  const count = places.length / 2;
  const x = new Float32Array(2 * AROUND * count);
  for (let i = 0; i < count; i++)
    for (let side = 0; side < AROUND; side++) {
      const at = 2 * (AROUND * i + side);
      x[at] = places[2 * i]! + [BESIDE, -BESIDE, 0, 0][side]!;
      x[at + 1] = places[2 * i + 1]! + [0, 0, BESIDE, -BESIDE][side]!;
    }
  follow({ plan: planFor(process, ENCODE), x, at: 0, noise: NO_NOISE }, denoise);
  return Float64Array.from({ length: count }, (_, i) => {
    const of = (side: number, axis: number) => x[2 * (AROUND * i + side) + axis]!;
    const slope = (side: number, axis: number) => (of(side, axis) - of(side + 1, axis)) / (2 * BESIDE);
    const determinant = Math.abs(slope(0, 0) * slope(2, 1) - slope(0, 1) * slope(2, 0));
    const middle = (axis: number) => (of(0, axis) + of(1, axis) + of(2, axis) + of(3, axis)) / 4;
    return -Math.log(2 * Math.PI) - (middle(0) ** 2 + middle(1) ** 2) / 2 + Math.log(determinant);
  });
}
