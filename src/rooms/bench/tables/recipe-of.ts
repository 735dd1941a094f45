import { ownModelOf } from "../../../recipe/own-model.ts";
import { makeRecipe, type Recipe } from "../../../recipe/recipe.ts";
import type { ModelInfo } from "../../../worker/protocol.ts";
import type { BenchScene, Row } from "../scene.ts";

/** A row alone, to be run again or sent: its model is the recipe's. */
export function recipeOf(
  { id, sha256 }: Pick<ModelInfo, "id" | "sha256">,
  scene: BenchScene,
  { model: _, ...row }: Row,
): Recipe {
  const alone: BenchScene = { ...scene, rows: [row] };
  const own = ownModelOf(id);
  return makeRecipe({ model: { id, sha256, ...(own && { own }) }, scene: alone });
}
