import { ofClass } from "../../scene/classes.ts";
import { count, type SchemaOf, sampler, seed } from "../../scene/fields.ts";
import type { GenerateScene } from "./scene.ts";

export const schema: SchemaOf<GenerateScene> = { sampler, seed, count, ...ofClass };
