import { expect, test } from "vitest";
import "../../testing/install.ts";
import { setState } from "../../../app/store.ts";
import { readRecipe, writeRecipe } from "../../../recipe/recipe.ts";
import { fakeModel } from "../../../run/testing/fake-models.ts";
import { FIRST } from "../scene.ts";
import { recipeOf } from "./recipe-of.ts";

test("a row of a model that somebody added says what to look for where that is not", () => {
  const own = {
    file: "unet.pt",
    sha256: "c".repeat(64),
    answers: { size: "32" },
    address: "https://example.org/unet.pt",
  };
  const model = fakeModel({ id: "own-0123456789abcdef", title: "Mine" });
  setState({ models: [{ ...model, bytes: 1, own }] });
  const recipe = readRecipe(writeRecipe(recipeOf(model, FIRST, FIRST.rows[1]!)));
  expect(recipe.model.own).toEqual({ title: "Mine", ...own });
  expect(recipe.scene).toMatchObject({ room: "bench", rows: [FIRST.rows[1]] });
  expect(recipeOf(fakeModel({ id: "shipped" }), FIRST, FIRST.rows[0]!).model).not.toHaveProperty("own");
});
