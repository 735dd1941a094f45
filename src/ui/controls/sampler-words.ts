/** A sampler in words. */
import type { Spec } from "../../diffusion/samplers/define.ts";
import { type Field, insteadOf, settingsIn } from "../../diffusion/samplers/fields.ts";
import { type SamplerWord, samplerOf } from "../../diffusion/samplers/index.ts";
import { spoken } from "../primitives/Maths.tsx";

/** What tells it from others of its kind: "Σ Learned", "η = 0.5". */
export function detailsOf(sampler: Spec, t: (word: SamplerWord) => string): string[] {
  return settingsIn(samplerOf(sampler).fields).flatMap(([name, field]) => {
    if (!field.tells || insteadOf(field, sampler) !== undefined) return [];
    const value = sampler[name];
    if (field.is === "real") return [`${signOf(field)} = ${value}`];
    if (field.is === "flag") return value ? [signOf(field)] : [];
    const word = field.of[String(value)];
    return [[signOf(field), word && t(word)].filter(Boolean).join(" ")];
  });
}

/** The numbers that are not as at first, in the papers' letters: "η = 0.5". */
export function numbersOf(sampler: Spec): string[] {
  return settingsIn(samplerOf(sampler).fields).flatMap(([name, field]) => {
    const usual = field.is !== "real" || insteadOf(field, sampler) !== undefined || sampler[name] === field.first;
    return usual ? [] : [`${signOf(field)} = ${sampler[name]}`];
  });
}

function signOf({ symbol }: Field): string {
  return symbol ? spoken(symbol) : "";
}
