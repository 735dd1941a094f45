import { ofClass } from "../../scene/classes.ts";
import { count, list, record, type SchemaOf, sampler, seed } from "../../scene/fields.ts";
import type { Sampling } from "../../scene/room.ts";
import type { CompareScene } from "./scene.ts";

export const schema: SchemaOf<CompareScene> = {
  columns: list(record<Sampling>({ sampler, seed }, "@"), 1, 8),
  count,
  ...ofClass,
};
