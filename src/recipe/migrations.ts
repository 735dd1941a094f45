/**
 * The way from an old recipe to today's, one version at a time. To change the format: raise VERSION,
 * add the step from the version before, and leave every fixture in fixtures/ as it is: they are
 * links and files that people still have.
 */
import { quote, ShareError } from "../bytes/errors.ts";

/** The version this page writes, and the newest it reads. */
export const VERSION = 2;

/** A recipe of some version, not yet validated. */
export type AnyRecipe = Readonly<Record<string, unknown>> & { readonly v: number };

/** From the version that is the key to the next; it may trust nothing in what it gets. */
export type Migrations = Readonly<Record<number, (old: AnyRecipe) => Readonly<Record<string, unknown>>>>;

const MIGRATIONS: Migrations = { 1: withEncoder };

/** Version 1 encoded by diffusers' form in even steps, DDIM's number or 100, whichever steps led back. */
function withEncoder(old: AnyRecipe): Readonly<Record<string, unknown>> {
  const { scene } = old;
  if (!isRecord(scene) || scene.room !== "interpolate") return old;
  const { way, sampler } = scene;
  const steps = isRecord(sampler) && sampler.kind === "ddim" ? sampler.steps : 100;
  const encoder = way === "encode" ? { steps, spacing: "uniform", form: "diffusers" } : null;
  return { ...old, scene: { encoder, ...scene } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/**
 * `value` as a recipe of version `current`, its fields not yet validated.
 * @throws ShareError no-version or newer-version.
 */
export function migrate(value: unknown, steps: Migrations = MIGRATIONS, current: number = VERSION): AnyRecipe {
  const version = typeof value === "object" && value !== null && "v" in value ? value.v : undefined;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    throw new ShareError("no-version", `not a Backstep recipe: expected a version from 1, found ${quote(version)}`);
  }
  if (version > current) {
    const message = `made by a newer Backstep (recipe version ${version}); this page reads up to ${current}`;
    throw new ShareError("newer-version", message, { version, reads: current });
  }
  let recipe = value as AnyRecipe;
  while (recipe.v < current) recipe = { ...steps[recipe.v]!(recipe), v: recipe.v + 1 };
  return recipe;
}
