import { ofClass } from "../../scene/classes.ts";
import { flag, list, picture, respacing, type SchemaOf, seed, toT } from "../../scene/fields.ts";
import { type BitsScene, MOST_PICTURES } from "./scene.ts";

export const schema: SchemaOf<BitsScene> = {
  pictures: list(picture, 0, MOST_PICTURES),
  steps: respacing,
  sampled: toT(0),
  seed,
  clip: flag,
  class: ofClass.class,
};
