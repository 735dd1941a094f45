/** From the Interpolate room's settings to lanes: rows of t or of mixes, columns of λ. Pure. */
import { mixed } from "../../diffusion/mix.ts";
import { encoderOf } from "../../diffusion/samplers/encode.ts";
import { toTensor } from "../../pictures/tensor.ts";
import { toldOf } from "../../run/told.ts";
import type { InputPicture } from "../../scene/picture.ts";
import type { LaneSpec } from "../../worker/protocol.ts";
import { mixRows } from "./rows.ts";
import type { InterpolateScene } from "./scene.ts";

/** λ over 0, 1/n … 1. */
export function lambdas(intervals: number): number[] {
  return Array.from({ length: intervals + 1 }, (_, i) => i / intervals);
}

/** One noise over all λ on the way back is image 0's; else every λ draws its own, the same in every row. */
const returning = (scene: InterpolateScene, column: number, classes: readonly string[]) => ({
  sampler: scene.sampler,
  seed: scene.seed,
  image: scene.sharedReturn ? 0 : column,
  branch: 0,
  sharedSteps: 0,
  ...toldOf(scene, classes, null),
});

/** Both ends noised to t (each with its own noise, the same for every λ), mixed, and brought back from t. */
export function interpolateLanes(
  scene: InterpolateScene,
  ends: readonly [InputPicture, InputPicture],
  classes: readonly string[],
): LaneSpec[] {
  const [a, b] = ends.map(toTensor) as [Float32Array, Float32Array];
  return mixRows(scene).flatMap(({ t, mix }) =>
    lambdas(scene.intervals).map(
      (lambda, column): LaneSpec => ({
        ...returning(scene, column, classes),
        start: { from: "mix", a, b, t, lambda, mix, sharedNoise: scene.sharedNoise },
        fromT: t,
      }),
    ),
  );
}

/** Between two x_T, [D] each: mixed there and decoded from T (DDIM, section 5.3). */
export function betweenLanes(
  scene: InterpolateScene,
  a: Float32Array,
  b: Float32Array,
  classes: readonly string[],
): LaneSpec[] {
  return mixRows(scene).flatMap(({ mix }) =>
    lambdas(scene.intervals).map(
      (lambda, column): LaneSpec => ({
        ...returning(scene, column, classes),
        start: { from: "state", x: mixed(mix, a, b, lambda), position: 0 },
      }),
    ),
  );
}

/**
 * Both pictures into their x_T, deterministically, by the steps that lead back unless the scene says others, and
 * told the class that the way back is told.
 */
export function encodeLanes(
  scene: InterpolateScene,
  ends: readonly InputPicture[],
  T: number,
  classes: readonly string[],
): LaneSpec[] {
  const { sampler, encoder, seed } = scene;
  const spec = encoderOf(sampler, T, encoder);
  return ends.map((picture, image) => ({
    sampler: spec,
    start: { from: "state", x: toTensor(picture), position: 0 },
    seed,
    image,
    branch: 0,
    sharedSteps: 0,
    ...toldOf(scene, classes, null),
  }));
}
