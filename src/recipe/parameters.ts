/**
 * The one line that Stable Diffusion web UI (A1111) puts under `parameters` into its PNGs, which
 * galleries and file managers read: `Steps: 50, Sampler: DDIM, …`. Names it knows come first, ours
 * after them. There is no prompt; the line is all.
 */
import type { PictureSize } from "../bytes/picture-shape.ts";
import { type Spec, stepsOf } from "../diffusion/samplers/define.ts";
import { insteadOf, settingsIn as settingsOf } from "../diffusion/samplers/fields.ts";
import { samplerOf } from "../diffusion/samplers/index.ts";
import type { OfClass } from "../scene/classes.ts";
import { roomOf } from "../scene/rooms.ts";
import { settingsIn } from "../scene/scene.ts";
import type { PackedScene } from "../scene/schema.ts";
import type { Recipe } from "./recipe.ts";

export const PARAMETERS_KEYWORD = "parameters";

type Pair = readonly [name: string, value: string | number];

/** A1111's name for how the steps are spaced; evenly, where a sampler does not say. */
const SPACED = "Schedule type";

/** The line for a result whose pictures are `size` pixels; null for a room that makes no pictures. */
export function parametersText(recipe: Recipe, size: PictureSize): string | null {
  const { scene, model } = recipe;
  const samplings = roomOf(scene).samplings?.(scene) ?? [];
  const [first] = samplings;
  if (!first) return null;
  const { sampler, seed } = first;
  const own = samplerPairs(sampler);
  const fields: readonly Pair[] = [
    ["Steps", stepsOf(sampler)],
    ["Sampler", samplerOf(sampler).label.file],
    own.find(([name]) => name === SPACED) ?? [SPACED, "uniform"],
    ...guidance(scene),
    ["Seed", seed],
    ["Size", `${size.width}x${size.height}`],
    ["Model hash", model.sha256.slice(0, 10)],
    ["Model", model.id],
    ...own.filter(([name]) => name !== SPACED),
    ["Room", scene.room],
    ...ofClass(scene),
    ...count(scene, samplings.length),
    ["Version", "Backstep"],
  ];
  return fields.map(([name, value]) => `${name}: ${value}`).join(", ");
}

/** What a sampler says of itself beside its name and its steps: "Eta: 0.5", or "Eta: sigma hat" where σ̂ takes its place. */
function samplerPairs(spec: Spec): readonly Pair[] {
  return settingsOf(samplerOf(spec).fields).flatMap(([name, field]): Pair[] => {
    return field.line === undefined ? [] : [[field.line, insteadOf(field, spec) ?? String(spec[name])]];
  });
}

function ofClass(scene: PackedScene & OfClass): readonly Pair[] {
  return scene.class === undefined ? [] : [["Class", scene.class]];
}

/** A1111's name for guidance. */
function guidance({ guidance }: PackedScene & OfClass): readonly Pair[] {
  return guidance === undefined ? [] : [["CFG scale", guidance]];
}

function count(scene: PackedScene, samplings: number): readonly Pair[] {
  if (samplings > 1) return [["Columns", samplings]];
  const { count } = settingsIn(scene);
  return typeof count === "number" ? [["Pictures", count]] : [];
}
