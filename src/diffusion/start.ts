/**
 * The x a lane begins with. What is drawn here does not depend on the branch (a branch is off the
 * same x_t), nor, for the ends of an interpolation, on the image or on t: every λ mixes the same
 * two ends, and turning t turns up one noise.
 */
import { startLevel } from "./cut.ts";
import { type Mix, mixed } from "./mix.ts";
import { normals, type Stream } from "./noise.ts";
import { noised } from "./noised.ts";
import type { NoiseAddress, Plan } from "./plan.ts";
import { seedOf } from "./seed.ts";

/** Where a picture starts. Pictures are [D] in the model's range; t is interface time, 0 (the picture itself) … T. */
export type Start =
  /** x_T ~ N(0, I), of the named image number: another's than the lane's shares x_T and no step. */
  | { readonly from: "noise"; readonly image?: number }
  /** Spherical mix of two seeds' x_T at λ (DDIM, interpolation in noise). */
  | { readonly from: "seeds"; readonly other: string; readonly lambda: number }
  /** q(x_t | x₀), with the noise of one of an interpolation's ends. */
  | { readonly from: "picture"; readonly x0: Float32Array; readonly t: number; readonly end: 0 | 1 }
  /** Both ends noised to t, then mixed (DDPM, figure 8). */
  | {
      readonly from: "mix";
      readonly a: Float32Array;
      readonly b: Float32Array;
      readonly t: number;
      readonly lambda: number;
      readonly mix: Mix;
      /** One noise for both ends instead of one each. */
      readonly sharedNoise: boolean;
    };

/**
 * A new x, [D]:
 * - noise: x_T ~ N(0, I): the named image's, else image 0's where the lane shares its first steps, else its own;
 * - seeds: the spherical mix of two seeds' x_T;
 * - picture: q(x_t | x₀), the noise of the named end;
 * - mix: both ends noised, by their own noise or both by the first one's, then mixed.
 *
 * t is moved to where `cut(plan, t)` begins. Throws a RangeError on a picture that has not D values,
 * and on a bad t, λ or seed.
 */
export function startOf(start: Start, plan: Plan, noise: NoiseAddress, D: number): Float32Array<ArrayBuffer> {
  const drawn = (stream: Stream, image: number, seed = noise.seed) =>
    normals(new Float32Array(D), { seed, image, branch: 0 }, stream, 0);
  const own = noise.sharedSteps > 0 ? 0 : noise.image;
  const initial = (seed?: NoiseAddress["seed"]) => drawn("initial", own, seed);
  const end = (x0: Float32Array, t: number, stream: Stream) => {
    if (x0.length !== D) throw new RangeError(`invalid picture: ${x0.length} values, expected ${D}`);
    const { alphaBar } = startLevel(plan, t);
    return noised({ signal: Math.sqrt(alphaBar), noise: Math.sqrt(1 - alphaBar) }, x0, drawn(stream, 0));
  };
  switch (start.from) {
    case "noise":
      return drawn("initial", start.image ?? own);
    case "seeds":
      return mixed("spherical", initial(), initial(seedOf(start.other)), start.lambda);
    case "picture":
      return end(start.x0, start.t, start.end === 0 ? "endA" : "endB");
    case "mix": {
      const a = end(start.a, start.t, "endA");
      const b = end(start.b, start.t, start.sharedNoise ? "endA" : "endB");
      return mixed(start.mix, a, b, start.lambda);
    }
  }
}
