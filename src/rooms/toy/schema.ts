import { choice, list, type SchemaOf, sampler, seed, whole } from "../../scene/fields.ts";
import { LOSSES, PREDICTIONS, SCHEDULES, SETS } from "./learn/choices.ts";
import { CELLS, MOST_STEPS, type ToyScene } from "./scene.ts";

export const schema: SchemaOf<ToyScene> = {
  data: choice(...SETS, "drawn"),
  drawing: list(whole(0, 2 ** CELLS - 1), 0, CELLS),
  prediction: choice(...PREDICTIONS),
  schedule: choice(...SCHEDULES),
  loss: choice(...LOSSES),
  steps: whole(1, MOST_STEPS),
  seed,
  chains: list(sampler, 1, 3),
};
