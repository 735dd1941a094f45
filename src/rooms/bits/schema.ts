import { flag, list, MAX_T, picture, respacing, type SchemaOf, seed, whole } from "../../scene/fields.ts";
import { type BitsScene, MOST_PICTURES } from "./scene.ts";

export const schema: SchemaOf<BitsScene> = {
  pictures: list(picture, 0, MOST_PICTURES),
  steps: respacing,
  sampled: whole(0, MAX_T),
  seed,
  clip: flag,
};
