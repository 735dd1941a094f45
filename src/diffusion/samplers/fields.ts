/**
 * What a sampler's settings may be, as data. A sampler says it once for each of them; from that come their
 * types (define.ts), the check of a recipe (scene/schema.ts), their text in an address
 * (app/sampler-text.ts), their controls (ui/controls) and their line in a file (recipe/parameters.ts).
 * Labels and helps are ids of the catalogue's sentences.
 */
import type { Spacing } from "../timesteps.ts";

/** Every sampler has these, and says in what numbers it is good; others are kept within when it is switched to. */
interface Count {
  readonly least?: number;
  readonly most?: number;
}
export type StepsField =
  /** How many steps, 1 … T. */
  | ({ readonly is: "count" } & Count)
  /** Which steps, as improved-diffusion writes it: "1000", "250", "10,15,20", "ddim50". */
  | ({ readonly is: "respacing" } & Count);

interface Shown<Word extends string> {
  readonly label: Word;
  readonly help?: Word;
  /** The papers' letter, beside the label. */
  readonly symbol?: "sigma" | "eta" | "epsilon" | "sigmaHat";
  /** Under the fold. */
  readonly advanced?: boolean;
  /** Beside the sampler's name where it stands among others. */
  readonly tells?: boolean;
  /** Its name in a PNG's parameters, where it stands there. */
  readonly line?: string;
  /** Not used while that flag is on; its line says `as`. */
  readonly unless?: { readonly flag: string; readonly as: string };
}

export interface ChoiceField<Word extends string = string> extends Shown<Word> {
  readonly is: "choice";
  /** Each value and what it is called. In an address it stands as it is, unless it is the first. */
  readonly of: Readonly<Record<string, Word>>;
  readonly first: string;
  /** In an address it always stands: no value of it is the usual one. */
  readonly said?: boolean;
}

export interface RealField<Word extends string = string> extends Shown<Word> {
  readonly is: "real";
  readonly least: number;
  readonly most: number;
  /** The slider's, and the digits after the point that can be typed. */
  readonly stride: number;
  readonly digits: number;
  readonly first: number;
  /** What stands before the number in an address. */
  readonly text: string;
}

export interface FlagField<Word extends string = string> extends Shown<Word> {
  readonly is: "flag";
  readonly first: boolean;
  /** What stands in an address where it is not as first. */
  readonly text: string;
}

export type Field<Word extends string = string> = ChoiceField<Word> | RealField<Word> | FlagField<Word>;

/** The settings of a sampler in the order in which they are shown and written. */
export type Fields<Word extends string = string> = { readonly steps: StepsField } & {
  readonly [name: string]: Field<Word> | StepsField;
};

export type Value = string | number | boolean;

export type ValueOf<F> = F extends { readonly is: "choice"; readonly of: infer Of }
  ? keyof Of & string
  : F extends { readonly is: "respacing" }
    ? string
    : F extends { readonly is: "flag" }
      ? boolean
      : number;

/** All but the steps. */
export function settingsIn<Word extends string>(fields: Fields<Word>): (readonly [name: string, field: Field<Word>])[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.is === "count" || field.is === "respacing" ? [] : [[name, field] as const],
  );
}

/** What stands for a setting that a flag keeps from being used; undefined where it counts. */
export function insteadOf({ unless }: Field, settings: Readonly<Record<string, Value>>): string | undefined {
  return unless && settings[unless.flag] === true ? unless.as : undefined;
}

export const CLIP = {
  is: "flag",
  label: "sampler.clip",
  advanced: true,
  first: true,
  text: "noclip",
} as const satisfies FlagField;

export const SPACING = {
  is: "choice",
  label: "sampler.spacing",
  advanced: true,
  of: {
    uniform: "spacing.uniform",
    quadratic: "spacing.quadratic",
    leading: "spacing.leading",
    trailing: "spacing.trailing",
    linspace: "spacing.linspace",
  } as const satisfies Record<Spacing, string>,
  first: "uniform",
  line: "Schedule type",
} as const satisfies ChoiceField;
