/** What the worker is asked for some settings. */
import { spaceTimesteps } from "../../diffusion/space-timesteps.ts";
import { toTensor } from "../../pictures/tensor.ts";
import { checkSize } from "../../run/check-shapes.ts";
import { EACH } from "../../scene/classes.ts";
import type { BitsSpec, ModelInfo } from "../../worker/protocol.ts";
import type { BitsScene } from "./scene.ts";

/** @throws RangeError for a class that the model does not know, or a picture of another size */
export function specOf(scene: BitsScene, model: ModelInfo): BitsSpec {
  const { steps, sampled, seed, clip } = scene;
  const pictures = scene.pictures.map(toTensor);
  for (const x0 of pictures) checkSize(x0, model);
  return { pictures, steps, sampled, seed, clip, ...labelOf(scene, model) };
}

/** EACH is none here: a bound is that of one class, or of none. */
function labelOf({ class: name }: BitsScene, { classes }: ModelInfo): { label?: number } {
  if (name === undefined || name === EACH || classes.length === 0) return {};
  const label = classes.indexOf(name);
  if (label < 0) throw new RangeError(`unknown class: ${name}; known are ${classes.join(", ")}`);
  return { label };
}

export function processOf({ process }: Pick<ModelInfo, "process">, steps: string) {
  return { T: process.T, of: spaceTimesteps(process.T, steps).length, learns: process.variance !== "fixed" };
}
