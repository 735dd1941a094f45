/**
 * What anybody may send: letters and bytes of every kind, and good links and files with some of
 * them changed, cut or doubled. The readers give a recipe or a ShareError, soon, and touch nothing.
 */
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { ShareError } from "../bytes/errors.ts";
import { withComment } from "../bytes/gif-text.ts";
import { chunkBytes } from "../bytes/png-chunks.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { readTexts } from "../bytes/png-text.ts";
import { FUZZ_RUNS } from "../bytes/testing/arbitraries.ts";
import { edited, edits } from "../bytes/testing/edits.ts";
import { film } from "../bytes/testing/film.ts";
import { readLink, writeLink } from "./link.ts";
import { readRecipe, writeRecipe } from "./recipe.ts";
import { filmText } from "./recipe-film.ts";
import { putRecipe, takeRecipe } from "./recipe-png.ts";
import { recipe } from "./testing/arbitraries.ts";

const TIMEOUT = 10 * 60_000;
const GOOD = fc.sample(recipe, { numRuns: 30, seed: 1 });
const LINKS = GOOD.map(writeLink);
const DOT = encodePng({ width: 1, height: 1, channels: 3, pixels: Uint8Array.of(1, 2, 3) });
const PNGS = GOOD.map((each) => putRecipe(DOT, each, { metadata: true, width: 1, height: 1 }));

/** Reads, and lets nothing but the typed error pass; what is read must be a recipe that reads again. */
function survives(read: () => ReturnType<typeof takeRecipe>): boolean {
  try {
    const found = read();
    return found === null || writeRecipe(readRecipe(writeRecipe(found))) === writeRecipe(found);
  } catch (error) {
    if (error instanceof ShareError) return true;
    throw error;
  }
}

/** One dot of one colour, as GIF. */
const GIF = Uint8Array.from([
  ...[71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b],
]);
const GIFS = GOOD.map((each) => withComment(GIF, filmText(each)));

/** Every text of a file, as a reader that finds no recipe. */
function texts(png: Uint8Array): null {
  readTexts(png);
  return null;
}

const pristine = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
afterEach(() => expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(pristine));

describe(`${FUZZ_RUNS} cases each`, () => {
  const half = { numRuns: FUZZ_RUNS / 2 };

  it(
    "the link reader survives letters",
    () => {
      const letters = fc.oneof(
        fc.string(),
        fc.base64String().map((text) => text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")),
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
      );
      fc.assert(
        fc.property(letters, (text) => survives(() => readLink(text))),
        half,
      );
    },
    TIMEOUT,
  );

  it(
    "the link reader survives links that were changed",
    () => {
      const link = fc.tuple(fc.constantFrom(...LINKS), edits).map(([text, changes]) => {
        const bytes = edited(new TextEncoder().encode(text), changes);
        return String.fromCharCode(...bytes);
      });
      fc.assert(
        fc.property(link, (text) => survives(() => readLink(text))),
        half,
      );
    },
    TIMEOUT,
  );

  it(
    "the PNG reader survives chunks of anything",
    () => {
      const type = fc.constantFrom("tEXt", "zTXt", "iTXt", "IHDR", "IEND", "eXIf", "!!!!");
      const data = fc.tuple(
        fc.constantFrom("backstep\0", "backstep", "parameters\0", "", "\0"),
        fc.uint8Array({ maxLength: 80 }),
      );
      const chunk = fc.tuple(type, data, fc.boolean(), fc.nat(2 ** 32 - 1));
      fc.assert(
        fc.property(fc.array(chunk, { maxLength: 5 }), (chunks) => {
          const png = Buffer.concat([DOT.subarray(0, 8), ...chunks.map(anyChunk), DOT.subarray(8)]);
          return survives(() => takeRecipe(png)) && survives(() => texts(png));
        }),
        half,
      );
    },
    TIMEOUT,
  );

  it(
    "the PNG reader survives files that were changed",
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...PNGS), edits, (png, changes) => {
          const bytes = edited(png, changes);
          return survives(() => takeRecipe(bytes)) && survives(() => texts(bytes));
        }),
        half,
      );
    },
    TIMEOUT,
  );

  it(
    "the readers of films survive files that were changed",
    async () => {
      const texts = GOOD.slice(0, 3).map(filmText);
      const made = await Promise.all(texts.flatMap((text) => [film("mp4", text), film("webm", text)]));
      fc.assert(
        fc.property(fc.constantFrom(...GIFS, ...made), edits, (whole, changes) =>
          survives(() => takeRecipe(edited(whole, changes))),
        ),
        half,
      );
    },
    TIMEOUT,
  );

  it(
    "the recipe reader survives JSON of anything",
    () => {
      const names = fc.constantFrom(
        "v",
        "scene",
        "model",
        "room",
        "__proto__",
        "constructor",
        "sampler",
        "ends",
        "toString",
      );
      const value = fc.letrec((tie) => ({
        any: fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom(1, 2, null, true, "generate", "interpolate", "ddpm", -1, 1e308),
          fc.array(tie("any"), { maxLength: 3 }),
          fc.dictionary(names, tie("any"), { maxKeys: 5 }),
        ),
      })).any;
      fc.assert(
        fc.property(value, (json) => survives(() => readRecipe(JSON.stringify({ v: 1, ...(json as object) })))),
        half,
      );
    },
    TIMEOUT,
  );

  it(
    "the recipe reader survives recipes that were changed",
    () => {
      const json = fc.tuple(fc.constantFrom(...GOOD.map(writeRecipe)), edits).map(([text, changes]) => {
        return new TextDecoder().decode(edited(new TextEncoder().encode(text), changes));
      });
      fc.assert(
        fc.property(json, (text) => survives(() => readRecipe(text))),
        half,
      );
    },
    TIMEOUT,
  );
});

/** A chunk with the length it has or any, and the check sum it should have or any. */
function anyChunk([type, [head, tail], honest, number]: [string, [string, Uint8Array], boolean, number]): Uint8Array {
  const data = Buffer.concat([Buffer.from(head), tail]);
  const chunk = Buffer.from(chunkBytes({ type, data }));
  if (!honest) chunk.writeUInt32BE(number, number % 2 === 0 ? 0 : chunk.length - 4);
  return chunk;
}
