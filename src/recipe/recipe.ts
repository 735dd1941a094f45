/**
 * A recipe: all it takes to make a result again, and how to tell whether it came out the same.
 * It is one JSON document wherever it goes (link.ts, recipe-png.ts, a .json file), read only
 * through here: bounds, version, migration, every field validated.
 *
 * A `Recipe` is what the document says, pictures still packed; `openScene` (scene/packed-scene.ts)
 * gives the scene that runs.
 */
import * as v from "valibot";
import { quote, ShareError } from "../bytes/errors.ts";
import { canonicalJson, MAX_JSON, parseJson } from "../bytes/json.ts";
import { type Fault, mended } from "../scene/mend.ts";
import { packScene } from "../scene/packed-scene.ts";
import { roomAt } from "../scene/rooms.ts";
import { type Scene, type Settings, settingsIn } from "../scene/scene.ts";
import { expectedOf, modelId, type PackedScene, sceneSchema, text } from "../scene/schema.ts";
import { migrate, VERSION } from "./migrations.ts";
import { type OwnModel, OwnModelSchema } from "./own-model.ts";
import { type PicturesResult, type RecipeResult, thinned } from "./result.ts";
import { ResultSchema } from "./result-schema.ts";

export interface Recipe {
  readonly v: typeof VERSION;
  readonly model: { readonly id: string; readonly sha256: string; readonly own?: OwnModel };
  readonly scene: PackedScene;
  /** What the sender ran it on, for the receiver to read: "ort-wasm, 2 threads". */
  readonly engine?: string;
  /** ISO 8601, UTC. */
  readonly created?: string;
  readonly result?: RecipeResult;
}

const RecipeSchema: v.GenericSchema<unknown, Recipe> = v.strictObject({
  v: v.literal(VERSION),
  model: v.strictObject({
    id: modelId,
    sha256: text(/^[0-9a-f]{64}$/, "a sha256 of 64 hexadecimal digits"),
    own: v.optional(OwnModelSchema),
  }),
  scene: v.lazy(sceneSchema),
  engine: v.optional(text(/^[^\p{C}]{1,120}$/u, "1 to 120 printable characters")),
  created: v.optional(text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'a time such as "2025-01-31T12:00:00Z"')),
  result: v.optional(ResultSchema),
});

/** A recipe of a scene, ready to travel. */
export function makeRecipe(parts: Omit<Recipe, "v" | "scene"> & { readonly scene: Scene }): Recipe {
  return { v: VERSION, ...parts, scene: packScene(parts.scene) };
}

/**
 * The one spelling of a recipe: canonical JSON, with as many copies of the result as it may hold.
 * @throws ShareError too-large when the input pictures alone are more than a reader accepts.
 */
export function writeRecipe(recipe: Recipe): string {
  return writeWithin(recipe, canonicalJson, MAX_JSON);
}

/**
 * The recipe in some spelling of at most `limit` characters; copies of the result are left out, evenly,
 * until it fits.
 * @throws ShareError too-large when it does not fit without any.
 */
export function writeWithin(recipe: Recipe, write: (recipe: Recipe) => string, limit: number): string {
  const { result } = recipe;
  const fits = (thin: PicturesResult) => write({ ...recipe, result: thin }).length <= limit;
  const text = write(result?.kind === "pictures" ? { ...recipe, result: thinned(result, fits) } : recipe);
  if (text.length <= limit) return text;
  throw new ShareError("too-large", `${text.length} characters; at most ${limit} travel well`, {
    length: text.length,
    limit,
  });
}

/** Some of a recipe's settings or pictures are none; `recipe` is what can be used, and promises no result. */
export class WrongSettings extends ShareError {
  readonly recipe: Recipe;
  readonly faults: readonly Fault[];

  constructor({ code, message, detail }: ShareError, recipe: Recipe, faults: readonly Fault[]) {
    super(code, message, detail);
    this.recipe = recipe;
    this.faults = faults;
  }
}

/**
 * @throws ShareError too-large, not-json, too-deep, forbidden-name, no-version, newer-version,
 * unknown-field or bad-field; WrongSettings where only settings, or pictures, are at fault.
 */
export function readRecipe(json: string): Recipe {
  const value = migrate(parseJson(json));
  const found = v.safeParse(RecipeSchema, value);
  if (found.success) return found.output;
  const error = explained(found.issues[0]);
  throw withoutFaults(value, error) ?? error;
}

function withoutFaults({ result: _, scene, ...rest }: Settings, error: ShareError): WrongSettings | null {
  if (typeof scene !== "object" || scene === null || !("room" in scene)) return null;
  const room = typeof scene.room === "string" && roomAt(scene.room);
  if (!room) return null;
  const { scene: usable, faults, damaged } = mended(settingsIn({ ...scene, room: room.id }), room);
  const found = v.safeParse(RecipeSchema, { ...rest, scene: usable });
  return found.success && faults.length + damaged > 0 ? new WrongSettings(error, found.output, faults) : null;
}

/** The recipe with the fingerprint of its result, but no copies. */
export function withoutCopies(recipe: Recipe): Recipe {
  return recipe.result?.kind === "pictures" ? { ...recipe, result: { ...recipe.result, copies: [] } } : recipe;
}

/** The recipe for who cannot get the same result, or shall not: with these weights, without the sender's result. */
export function withoutPromise({ result: _, ...recipe }: Recipe, sha256 = recipe.model.sha256): Recipe {
  return { ...recipe, model: { ...recipe.model, sha256 } };
}

function explained(issue: v.BaseIssue<unknown>): ShareError {
  const path = v.getDotPath(issue) ?? "recipe";
  if (issue.type === "strict_object" && issue.expected === "never") {
    return new ShareError("unknown-field", `this page does not know the field ${quote(path)} in version ${VERSION}`, {
      path,
    });
  }
  const expected = expectedOf(issue);
  const received = quote(issue.input);
  return new ShareError("bad-field", `${path}: expected ${expected}, found ${received}`, { path, expected, received });
}
