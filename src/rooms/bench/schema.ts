import { ofClass } from "../../scene/classes.ts";
import { list, model, optional, record, type SchemaOf, sampler, seed, whole } from "../../scene/fields.ts";
import { type BenchScene, LEAST_COUNT, MOST_COUNT, MOST_ROWS, type Row } from "./scene.ts";

export const schema: SchemaOf<BenchScene> = {
  rows: list(record<Row>({ sampler, guidance: ofClass.guidance, model: optional(model) }, "@"), 1, MOST_ROWS),
  count: whole(LEAST_COUNT, MOST_COUNT),
  seed,
  class: ofClass.class,
};
