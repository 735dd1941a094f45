/** A sampler as everything but its own file sees it: a kind, names and fields. Its plan comes when one is made (plans/). */
import type { Network } from "../adapter.ts";
import type { Plan } from "../plan.ts";
import type { Fields, Value, ValueOf } from "./fields.ts";

/** A sampler's settings as plain JSON, for those who do not know its kind. */
export type Spec = Settings & { readonly kind: string };
export type Settings = { readonly steps: string | number; readonly [name: string]: Value };

export interface Sampler<Word extends string = string> {
  /** Its name in recipes and addresses, for ever. */
  readonly kind: string;
  readonly label: {
    /** In a few letters: on a switch, over a column. */
    readonly short: string;
    /** As its paper has it. */
    readonly long: string;
    /** In a PNG's parameters, as other programs read it. */
    readonly file: string;
  };
  /** In plain words, for those who choose one; a sampler without is not offered. */
  readonly choice?: { readonly name: Word; readonly help: Word };
  readonly fields: Fields<Word>;
  /** The most steps that it takes of a process of T with these settings. */
  mostSteps(T: number, settings: Settings): number;
}

type SettingsOf<F> = { readonly [Name in keyof F]: ValueOf<F[Name]> };

/** The settings of a sampler, or of one of several. */
export type SpecOf<S> = S extends { readonly kind: infer K; readonly fields: infer F }
  ? { readonly kind: K } & SettingsOf<F>
  : never;

/** The words of a sampler, or of several. */
export type WordOf<S> = S extends Sampler<infer Word> ? Word : never;

/** A sampler that knows just the settings that its fields say. */
interface Definition<K extends string, F extends Fields, Word extends string>
  extends Omit<Sampler<Word>, "fields" | "mostSteps"> {
  readonly kind: K;
  readonly fields: F;
  mostSteps(T: number, settings: SettingsOf<F>): number;
}

/** What makes the plan of a sampler. Throws a RangeError that quotes a bad setting. */
export type PlanOf<S> = S extends { readonly fields: infer F }
  ? (network: Network, settings: SettingsOf<F>) => Plan
  : never;

/** Steps are at most T where nothing else is said. */
export function defineSampler<const K extends string, const F extends Fields, const Word extends string = never>(
  sampler: Omit<Definition<K, F, Word>, "mostSteps"> & Partial<Pick<Definition<K, F, Word>, "mostSteps">>,
): Definition<K, F, Word> {
  return { mostSteps: (T) => T, ...sampler };
}

/** As many steps as the settings ask for: "10,15,20" are 45. */
export function stepsOf({ steps }: Pick<Spec, "steps">): number {
  if (typeof steps === "number") return steps;
  return (steps.match(/\d+/g) ?? []).reduce((sum, count) => sum + Number(count), 0);
}
