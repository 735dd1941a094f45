import fc from "fast-check";
import { expect, test } from "vitest";
import { withComment } from "../bytes/gif-text.ts";
import { film } from "../bytes/testing/film.ts";
import { withoutCopies } from "./recipe.ts";
import { filmText } from "./recipe-film.ts";
import { carriesRecipe, takeRecipe } from "./recipe-png.ts";
import { recipe } from "./testing/arbitraries.ts";

/** A dot, and nothing else in it. */
const GIF = Uint8Array.from([
  ...[71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b],
]);

test("a recipe comes back out of every kind of film, without copies of what the film shows", async () => {
  for (const sent of fc.sample(recipe, { numRuns: 20, seed: 7 })) {
    const text = filmText(sent);
    for (const file of [withComment(GIF, text), await film("mp4", text), await film("webm", text)]) {
      expect(carriesRecipe(file)).toBe(true);
      expect(takeRecipe(file)).toEqual(withoutCopies(sent));
    }
  }
});

test("somebody else's comment is none of ours, and a film without one is only a film", async () => {
  for (const file of [GIF, withComment(GIF, "made by hand"), await film("mp4", "{}"), await film("webm")]) {
    expect(carriesRecipe(file)).toBe(false);
    expect(takeRecipe(file)).toBeNull();
  }
});

test("one that is cut off in its recipe carries one that cannot be read", () => {
  const whole = withComment(GIF, filmText(fc.sample(recipe, { numRuns: 1, seed: 7 })[0]!));
  const cut = whole.subarray(0, 100);
  expect(carriesRecipe(cut)).toBe(true);
  expect(() => takeRecipe(cut)).toThrow(/ends in a block/);
});
