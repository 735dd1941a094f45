/**
 * The one line that Stable Diffusion web UI (A1111) puts under `parameters` into its PNGs, which
 * galleries and file managers read: `Steps: 50, Sampler: DDIM, …`. Names it knows come first, ours
 * after them. There is no prompt; the line is all.
 */
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { Recipe } from "./recipe.ts";
import type { PackedScene } from "./scene-schema.ts";

export const PARAMETERS_KEYWORD = "parameters";

/** The line for a result whose pictures are `size` pixels; null for a room that makes no pictures. */
export function parametersText(
  recipe: Recipe,
  size: { readonly width: number; readonly height: number },
): string | null {
  const { scene, model } = recipe;
  if (scene.room === "bits") return null;
  const { sampler, seed } = scene.room === "compare" ? scene.columns[0]! : scene;
  const fields: readonly (readonly [name: string, value: string | number])[] = [
    ["Steps", stepsOf(sampler)],
    ["Sampler", NAMES[sampler.kind]],
    ["Schedule type", sampler.kind === "ddpm" ? "uniform" : sampler.spacing],
    ["Seed", seed],
    ["Size", `${size.width}x${size.height}`],
    ["Model hash", model.sha256.slice(0, 10)],
    ["Model", model.id],
    ...own(sampler),
    ["Room", scene.room],
    ...count(scene),
    ["Version", "Backstep"],
  ];
  return fields.map(([name, value]) => `${name}: ${value}`).join(", ");
}

const NAMES: Readonly<Record<SamplerSpec["kind"], string>> = {
  ddpm: "DDPM",
  ddim: "DDIM",
  dpmpp2m: "DPM++ 2M",
  encode: "DDIM encode",
};

/** A respacing string names the steps of each stretch: "10,15,20" are 45. */
export function stepsOf(sampler: SamplerSpec): number {
  if (sampler.kind !== "ddpm") return sampler.steps;
  return (sampler.steps.match(/\d+/g) ?? []).reduce((sum, steps) => sum + Number(steps), 0);
}

function own(sampler: SamplerSpec): readonly (readonly [string, string | number])[] {
  if (sampler.kind === "ddpm") return [["Variance", sampler.sigma]];
  if (sampler.kind !== "ddim") return [];
  return [["Eta", sampler.sigmaHat ? "sigma hat" : sampler.eta]];
}

function count(scene: PackedScene): readonly (readonly [string, number])[] {
  if (scene.room === "compare") return [["Columns", scene.columns.length]];
  return "count" in scene ? [["Pictures", scene.count]] : [];
}
