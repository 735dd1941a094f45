import { ofClass } from "../../scene/classes.ts";
import {
  count,
  list,
  MAX_COUNT,
  optional,
  record,
  type SchemaOf,
  sampler,
  seed,
  time,
  toT,
  whole,
} from "../../scene/fields.ts";
import { ofStart } from "../../scene/start.ts";
import type { Branch, TrajectoryScene } from "./scene.ts";

/** Its number in the noise, of which a branch has 24 bits. */
const branch = whole(0, 2 ** 24 - 1);

export const schema: SchemaOf<TrajectoryScene> = {
  sampler,
  seed,
  count,
  repeatNoiseSteps: toT(-1),
  branches: list(record<Branch>({ position: time, branch, parent: optional(branch) }), 0, MAX_COUNT),
  ...ofClass,
  ...ofStart,
};
