import { ofClass } from "../../scene/classes.ts";
import {
  called,
  choice,
  flag,
  list,
  MAX_COUNT,
  nullable,
  pair,
  picture,
  record,
  type SchemaOf,
  sampler,
  seed,
  time,
  toT,
  whole,
} from "../../scene/fields.ts";
import type { InterpolateScene } from "./scene.ts";

export const schema: SchemaOf<InterpolateScene> = {
  way: choice("ddpm", "encode", "seeds"),
  sampler,
  encoder: nullable(
    record({
      steps: toT(1),
      spacing: choice("uniform", "quadratic", "leading", "trailing", "linspace"),
      form: choice("own", "improved", "diffusers"),
    }),
  ),
  seed,
  otherSeed: seed,
  times: called("t", list(time, 1, 16)),
  intervals: whole(1, MAX_COUNT),
  mix: choice("linear", "spherical", "constant_variance", "all"),
  sharedNoise: flag,
  sharedReturn: flag,
  ends: pair(nullable(picture)),
  ...ofClass,
};
