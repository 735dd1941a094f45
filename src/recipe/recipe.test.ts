import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShareError } from "../bytes/errors.ts";
import { canonicalJson } from "../bytes/json.ts";
import type { GenerateScene } from "../rooms/generate/scene.ts";
import { openScene, packScene } from "../scene/packed-scene.ts";
import { allRooms, roomNamed } from "../scene/rooms.ts";
import { sceneOf } from "../scene/testing/arbitraries.ts";
import { decode } from "../scene/testing/fake-webp.ts";
import { migrate, VERSION } from "./migrations.ts";
import { makeRecipe, readRecipe, WrongSettings, writeRecipe } from "./recipe.ts";
import { recipe } from "./testing/arbitraries.ts";

const SCENE: GenerateScene = {
  room: "generate",
  sampler: { kind: "ddpm", steps: "1000", sigma: "fixed_large", clip: true },
  seed: "2006",
  count: 16,
};
const RECIPE = makeRecipe({ model: { id: "faces-32", sha256: "0123456789abcdef".repeat(4) }, scene: SCENE });

/** The recipe as plain JSON, with some of its fields replaced. */
const changed = (fields: object) => JSON.stringify({ ...RECIPE, ...fields });
const inScene = (fields: object) => changed({ scene: { ...SCENE, ...fields } });

function refusal(json: string): ShareError {
  try {
    readRecipe(json);
  } catch (error) {
    if (error instanceof ShareError) return error;
    throw error;
  }
  throw new Error(`expected a refusal of ${json.slice(0, 200)}`);
}

describe("a recipe", () => {
  it("comes back as it went, whatever it holds", () => {
    fc.assert(
      fc.property(recipe, (sent) => {
        expect(readRecipe(writeRecipe(sent))).toEqual(sent);
      }),
    );
  });

  it.each(allRooms().map(({ id }) => id))("gives back the scene of %s, pictures included", async (room) => {
    await fc.assert(
      fc.asyncProperty(sceneOf(roomNamed(room)), async (scene) => {
        const sent = writeRecipe(makeRecipe({ model: RECIPE.model, scene }));
        expect(await openScene(readRecipe(sent).scene, decode)).toEqual(scene);
      }),
      { numRuns: 50 },
    );
  });

  it("has one spelling", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled = (inner: unknown): unknown =>
          typeof inner !== "object" || inner === null
            ? inner
            : Array.isArray(inner)
              ? inner.map(shuffled)
              : Object.fromEntries(
                  Object.entries(inner)
                    .reverse()
                    .map(([k, v]) => [k, shuffled(v)]),
                );
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("a recipe from outside is refused in words", () => {
  it.each([
    [
      "a newer version",
      changed({ v: 7 }),
      "newer-version",
      `made by a newer Backstep (recipe version 7); this page reads up to ${VERSION}`,
    ],
    ["no version", changed({ v: undefined }), "no-version", "expected a version from 1, found undefined"],
    ["version 0", changed({ v: 0 }), "no-version", "found 0"],
    ["version one and a half", changed({ v: 1.5 }), "no-version", "found 1.5"],
    ["a list", "[]", "no-version", "not a Backstep recipe"],
    ["null", "null", "no-version", "not a Backstep recipe"],
    ["no JSON", "{", "not-json", 'expected JSON, found "{"'],
    [
      "an unknown field",
      inScene({ hue: 3 }),
      "unknown-field",
      `does not know the field "scene.hue" in version ${VERSION}`,
    ],
    ["a name of objects", changed({ toString: 1 }), "unknown-field", '"toString"'],
    ["an unknown room", inScene({ room: "attic" }), "bad-field", 'scene.room: expected ("generate" | '],
    ["65 pictures", inScene({ count: 65 }), "bad-field", "scene.count: expected a whole number from 1 to 64, found 65"],
    ["a missing field", inScene({ seed: undefined }), "bad-field", 'scene.seed: expected "seed", found undefined'],
    ["a seed of 65 bits", inScene({ seed: "18446744073709551616" }), "bad-field", "scene.seed: expected a seed"],
    ["a seed with a leading zero", inScene({ seed: "01" }), "bad-field", "scene.seed"],
    [
      "η above 1",
      inScene({ sampler: ddim({ eta: 1.5 }) }),
      "bad-field",
      "scene.sampler.eta: expected a number from 0 to 1, found 1.5",
    ],
    ["steps out of bounds", inScene({ sampler: ddim({ steps: 10_001 }) }), "bad-field", "from 1 to 10000, found 10001"],
    [
      "a respacing of nothing",
      inScene({ sampler: { ...SCENE.sampler, steps: "0" } }),
      "bad-field",
      'steps such as "250"',
    ],
    [
      "a path as model",
      changed({ model: { ...RECIPE.model, id: "../secret" } }),
      "bad-field",
      "model.id: expected a model id",
    ],
    ["a URL as model", changed({ model: { ...RECIPE.model, id: "https://a.b" } }), "bad-field", "model.id"],
    ["another hash", changed({ model: { ...RECIPE.model, sha256: "abc" } }), "bad-field", "64 hexadecimal digits"],
    ["an engine with control characters", changed({ engine: "a\u0000b" }), "bad-field", "printable"],
    ["a date in words", changed({ created: "yesterday" }), "bad-field", 'a time such as "2025-01-31T12:00:00Z"'],
    [
      "17 rows",
      JSON.stringify({ ...RECIPE, scene: { ...SCENE, room: "endings", times: Array(17).fill(1) } }),
      "bad-field",
      "1 to 16 items",
    ],
    ["more than 256 KB", " ".repeat(256 * 1024 + 1), "too-large", "at most 262144 are read"],
    ["a deep nest", inScene({ deep: JSON.parse("[".repeat(20) + "]".repeat(20)) }), "too-deep", "12 levels"],
    ["a very deep nest", "[".repeat(100_000) + "]".repeat(100_000), "too-deep", "12 levels"],
    ["__proto__", `{"__proto__": {"polluted": true}, ${changed({}).slice(1)}`, "forbidden-name", '"__proto__"'],
    ["constructor", inScene({ constructor: { prototype: { polluted: true } } }), "forbidden-name", '"constructor"'],
  ])("%s", (_, json, code, message) => {
    const error = refusal(json);
    expect(error.message).toContain(message);
    expect(error.code).toBe(code);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

function ddim(fields: object) {
  return {
    kind: "ddim",
    steps: 50,
    spacing: "uniform",
    eta: 0,
    sigmaHat: false,
    clip: true,
    epsilon: "recompute",
    ...fields,
  };
}

describe("a recipe of which only some settings are wrong", () => {
  const found = (json: string) => {
    const error = refusal(json);
    if (!(error instanceof WrongSettings)) throw new Error(`expected usable settings, found ${error.message}`);
    return error;
  };

  it("offers the others, names those, and promises nothing", () => {
    const { recipe: offered, faults } = found(
      changed({ scene: { ...SCENE, seed: "7", count: 65, hue: 3 }, result: { kind: "bits", bits: [1] } }),
    );
    expect(offered).toEqual({ ...RECIPE, scene: { ...SCENE, seed: "7", count: 16 } });
    expect(faults).toEqual([
      { name: "hue", expected: null, received: "3" },
      { name: "count", expected: "a whole number from 1 to 64", received: "65" },
    ]);
  });

  it("is refused where more is wrong than settings", () => {
    for (const json of [
      inScene({ room: "attic", count: 65 }),
      JSON.stringify({ ...RECIPE, model: { id: "../x" }, scene: { ...SCENE, count: 65 } }),
      JSON.stringify({ ...RECIPE, colour: 1, scene: { ...SCENE, count: 65 } }),
      changed({ result: { kind: "bits", bits: "many" } }),
    ]) {
      expect(refusal(json)).not.toBeInstanceOf(WrongSettings);
    }
  });

  it("is what it was after any one setting was spoilt", () => {
    fc.assert(
      fc.property(recipe, fc.nat(20), (sent, n) => {
        const names = Object.keys(sent.scene).filter((name) => name !== "room");
        const name = names[n % names.length]!;
        const { recipe: offered, faults } = found(JSON.stringify({ ...sent, scene: { ...sent.scene, [name]: {} } }));
        expect(faults.map((fault) => fault.name)).toEqual([name]);
        expect({ ...offered.scene, [name]: null }).toEqual({ ...sent.scene, [name]: null });
        expect(offered.model).toEqual(sent.model);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the way from version to version", () => {
  const steps = {
    1: ({ a, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, b: a }),
    2: (old: Readonly<Record<string, unknown>>) => ({ ...old, c: "new" }),
  };
  it("goes through every step between", () => {
    expect(migrate({ v: 1, a: 5 }, steps, 3)).toEqual({ v: 3, b: 5, c: "new" });
    expect(migrate({ v: 2, b: 6 }, steps, 3)).toEqual({ v: 3, b: 6, c: "new" });
    expect(migrate({ v: 3, d: 7 }, steps, 3)).toEqual({ v: 3, d: 7 });
  });
  it("ends at what this page reads", () => {
    expect(() => migrate({ v: 4 }, steps, 3)).toThrow("recipe version 4); this page reads up to 3");
  });
});

it("a scene without pictures is packed as it is", () => expect(packScene(SCENE)).toBe(SCENE));
