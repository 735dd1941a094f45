/**
 * A sampler as one word of an address: `ddpm:1000:fixed_large`, `ddim:50:quadratic:eta0.5`, `dpmpp2m:20`.
 * Its kind and its steps, then a part for each setting that is not as at first, in any order.
 */
import type { Spec } from "../diffusion/samplers/define.ts";
import { type Field, settingsIn, type Value } from "../diffusion/samplers/fields.ts";
import { SAMPLERS, samplerOf } from "../diffusion/samplers/index.ts";

/** Why a text is no sampler's: a kind that there is not, or a part that the sampler `of` cannot have. */
export interface Refused {
  readonly refused: string;
  readonly of: string | null;
  /** What could stand there. */
  readonly known: readonly string[];
}

export function samplerText(spec: Spec): string {
  const parts = settingsIn(samplerOf(spec).fields).flatMap(([name, field]) => {
    const { usual, write } = partOf(field);
    const value = spec[name];
    return value === undefined || value === usual ? [] : [write(value)];
  });
  return [spec.kind, spec.steps, ...parts].join(":");
}

/** The settings that a text tells of, their values not yet checked. */
export function samplerIn(text: string): Readonly<Record<string, unknown>> | Refused {
  const [kind = "", steps = "", ...parts] = text.split(":");
  const sampler = SAMPLERS.find((each) => each.kind === kind);
  if (!sampler) return { refused: kind, of: null, known: SAMPLERS.map((each) => each.kind) };
  const settings = settingsIn(sampler.fields).map(([name, field]) => [name, partOf(field)] as const);
  const values = settings.map(([name, { read, usual }]) => {
    const at = parts.findIndex((part) => read(part) !== undefined);
    const [part] = at < 0 ? [] : parts.splice(at, 1);
    return [name, part === undefined ? usual : read(part)];
  });
  const [refused] = parts;
  if (refused !== undefined) return { refused, of: kind, known: settings.flatMap(([, part]) => part.known) };
  return { kind, steps: sampler.fields.steps.is === "count" ? Number(steps) : steps, ...Object.fromEntries(values) };
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === "object" && value !== null && "refused" in value;
}

/** How a setting stands in an address. */
interface Part {
  /** What is not said. */
  readonly usual: Value | undefined;
  readonly write: (value: Value) => string;
  /** Undefined for another setting's part. */
  readonly read: (part: string) => Value | undefined;
  readonly known: readonly string[];
}

function partOf(field: Field): Part {
  switch (field.is) {
    case "choice":
      return {
        usual: field.said ? undefined : field.first,
        write: String,
        read: (part) => (Object.hasOwn(field.of, part) ? part : undefined),
        known: Object.keys(field.of),
      };
    case "real": {
      const { text, first, least, most } = field;
      return {
        usual: first,
        write: (value) => `${text}${value}`,
        read: (part) => (part.startsWith(text) ? Number(part.slice(text.length) || Number.NaN) : undefined),
        known: [`${text}${least}…${most}`],
      };
    }
    case "flag":
      return {
        usual: field.first,
        write: () => field.text,
        read: (part) => (part === field.text ? !field.first : undefined),
        known: [field.text],
      };
  }
}
