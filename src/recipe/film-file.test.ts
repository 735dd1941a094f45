import fc from "fast-check";
import { expect, test } from "vitest";
import { encodePng } from "../bytes/png-pixels.ts";
import { readTexts } from "../bytes/png-text.ts";
import { film } from "../bytes/testing/film.ts";
import { filmTags, withRecipe } from "./film-file.ts";
import { withoutCopies } from "./recipe.ts";
import { takeRecipe } from "./recipe-png.ts";
import { recipe } from "./testing/arbitraries.ts";

const SIZE = { width: 32, height: 32 };
const [sent] = fc.sample(recipe, { numRuns: 1, seed: 3 });
const GIF = Uint8Array.from([
  ...[71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b],
]);

test("whichever kind of file, its recipe opens", async () => {
  const bare = withoutCopies(sent!);
  expect(takeRecipe(withRecipe(GIF, "gif", sent!, SIZE))).toEqual(bare);
  const png = encodePng({ width: 1, height: 1, channels: 3, pixels: new Uint8Array(3) });
  const apng = withRecipe(png, "apng", sent!, SIZE);
  expect(takeRecipe(apng)).toEqual(sent);
  expect(readTexts(apng).map(({ keyword }) => keyword)).toContain("XML:com.adobe.xmp");
  const { comment, description } = filmTags(sent!, SIZE);
  const video = new Uint8Array(await film("webm", comment));
  expect(takeRecipe(withRecipe(video, "video", sent!, SIZE))).toEqual(bare);
  // A model made it: other programs are told so too.
  expect(description).toMatch(/digitalsourcetype\/\w*rainedAlgorithmicMedia$/);
});
