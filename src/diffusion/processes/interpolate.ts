/** Between two pictures (Ho et al. 2020, section 4.4 and figure 8). */
import { cut } from "../cut.ts";
import type { Mix } from "../mix.ts";
import type { Lane, NoiseAddress, Plan } from "../plan.ts";
import { startOf } from "../start.ts";
import { type Denoise, pSampleLoop } from "./loop.ts";

export interface Interpolation {
  /** The ends, [D] each, in model range. */
  readonly a: Float32Array;
  readonly b: Float32Array;
  /** Interface time both are noised to: 0 leaves the mix of the pictures, T forgets them. */
  readonly t: number;
  /** From 0 (a) to 1 (b), one picture each. */
  readonly lambdas: readonly number[];
  readonly mix: Mix;
  /** One noise for both ends instead of one each. */
  readonly sharedNoise: boolean;
  /** One noise over all λ on the way back. */
  readonly sharedReturn: boolean;
}

/**
 * `interpolate`: x̄_t = mix(x_t, x'_t, λ) with x_t, x'_t ~ q(x_t | x₀), then the rest of the plan
 * from t on. Returns x̄₀ at each λ, [λ, D].
 */
export function interpolate(
  denoise: Denoise,
  plan: Plan,
  seed: NoiseAddress["seed"],
  interpolation: Interpolation,
): Promise<Float32Array> {
  return pSampleLoop(denoise, interpolationLanes(plan, seed, interpolation));
}

/** The lanes of an interpolation, for any executor. */
export function interpolationLanes(plan: Plan, seed: NoiseAddress["seed"], interpolation: Interpolation): Lane[] {
  const { lambdas, sharedReturn, ...ends } = interpolation;
  const rest = cut(plan, ends.t);
  return lambdas.map((lambda, i) => {
    const noise = { seed, image: sharedReturn ? 0 : i, branch: 0, sharedSteps: 0 };
    return { plan: rest, x: startOf({ from: "mix", ...ends, lambda }, plan, noise, ends.a.length), at: 0, noise };
  });
}
