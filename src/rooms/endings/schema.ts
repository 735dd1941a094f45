import { ofClass } from "../../scene/classes.ts";
import { called, count, list, type SchemaOf, sampler, seed, time } from "../../scene/fields.ts";
import { ofStart } from "../../scene/start.ts";
import type { EndingsScene } from "./scene.ts";

export const schema: SchemaOf<EndingsScene> = {
  sampler,
  seed,
  times: called("t", list(time, 1, 16)),
  count,
  ...ofClass,
  ...ofStart,
};
