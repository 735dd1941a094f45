/**
 * What a setting may be, as data. A room says it once for each of its settings; from that come the check
 * of a scene from outside (schema.ts), the setting's text in an address (app/address-scene.ts) and the
 * scenes that tests make up (testing/arbitraries.ts).
 *
 * The limits are wide enough for every room and narrow enough that no recipe can ask for a year's work
 * or a gigabyte in one field.
 */
import { MAX_SIDE } from "../bytes/picture-shape.ts";
import { MAX_T } from "../diffusion/process.ts";
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { InputPicture } from "./picture.ts";
import type { Scene } from "./scene.ts";

export type Field = Kind & {
  /** Its name in an address, where that is another. */
  readonly called?: string;
};

type Kind =
  | {
      readonly is: "whole";
      readonly least: number;
      readonly most: number;
      /** It counts steps or is a time: a model has no more than its T. */
      readonly toT?: true;
    }
  | { readonly is: "real"; readonly least: number; readonly most: number }
  | { readonly is: "flag" }
  | { readonly is: "choice"; readonly of: readonly string[] }
  /** A class, by the name that the model has for it (classes.ts). */
  | { readonly is: "class" }
  /** A model, by its id. */
  | { readonly is: "model" }
  /** 64 bits as decimal digits. */
  | { readonly is: "seed" }
  /** Which steps are kept, as in improved-diffusion: "250", "10,15,20", "ddim50". */
  | { readonly is: "respacing" }
  | { readonly is: "sampler" }
  /** An input picture; it has no text in an address. */
  | { readonly is: "picture" }
  /** `between` stands between the items in an address. */
  | {
      readonly is: "list";
      readonly item: Field;
      readonly least: number;
      readonly most: number;
      readonly between: string;
    }
  | { readonly is: "pair"; readonly item: Field }
  /** In an address only the values stand, in this order. */
  | { readonly is: "record"; readonly fields: Fields; readonly between: string }
  /** Null where there is none. */
  | { readonly is: "nullable"; readonly item: Field }
  /** Left out where there is none; of a record's fields only those behind all others can be. */
  | { readonly is: "optional"; readonly item: Field };

export type Fields = Readonly<Record<string, Field>>;

/** A field of values of just this type. `holds` is never there: it is for the compiler. */
export type FieldOf<T> = Field & { readonly holds?: (value: T) => T };

/** A field for each setting of a scene, no more and no fewer. */
export type SchemaOf<S extends Scene> = { readonly [Name in Exclude<keyof S, "room">]-?: FieldOf<Required<S>[Name]> };

// Interface time runs to the steps of a process.
export { MAX_SIDE, MAX_T };

/** Pictures, rows or columns of one result. */
export const MAX_COUNT = 64;

export const whole = (least: number, most: number): FieldOf<number> => ({ is: "whole", least, most });
export const real = (least: number, most: number): FieldOf<number> => ({ is: "real", least, most });
export const flag: FieldOf<boolean> = { is: "flag" };
export const model: FieldOf<string> = { is: "model" };
export const seed: FieldOf<string> = { is: "seed" };
export const respacing: FieldOf<string> = { is: "respacing" };
export const sampler: FieldOf<SamplerSpec> = { is: "sampler" };
export const picture: FieldOf<InputPicture> = { is: "picture" };
export const count = whole(1, MAX_COUNT);
/** As many as the model has steps, or fewer. */
export const toT = (least: number): FieldOf<number> => ({ is: "whole", least, most: MAX_T, toT: true });
/** Interface time, 0 … T. */
export const time = toT(0);

export function choice<const T extends string>(...of: readonly T[]): FieldOf<T> {
  return { is: "choice", of };
}

/** `least` to `most` items. Those that may have commas of their own are told apart by semicolons. */
export function list<T>(item: FieldOf<T>, least: number, most: number): FieldOf<readonly T[]> {
  return { is: "list", item, least, most, between: item.is === "record" || item.is === "sampler" ? ";" : "," };
}

/** The field under a name that no program takes for something else: HTML reads "&times=" as ×=. */
export const called = <T>(name: string, field: FieldOf<T>): FieldOf<T> => ({ ...field, called: name });

export function pair<T>(item: FieldOf<T>): FieldOf<readonly [T, T]> {
  return { is: "pair", item };
}

export function record<T>(
  fields: { readonly [Name in keyof T]-?: FieldOf<Required<T>[Name]> },
  between = ":",
): FieldOf<T> {
  return { is: "record", fields, between };
}

export function nullable<T>(item: FieldOf<T>): FieldOf<T | null> {
  return { is: "nullable", item };
}

export function optional<T>(item: FieldOf<T>): FieldOf<T> {
  return { is: "optional", item };
}
