import { describe, expect, it } from "vitest";
import "../testing/install.ts";
import { makeRecipe, readRecipe, writeRecipe } from "../../recipe/recipe.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { roomNamed } from "../../scene/rooms.ts";
import type { Scene } from "../../scene/scene.ts";
import { FIRST as BITS } from "../bits/scene.ts";
import { FIRST as COMPARE, type CompareScene } from "../compare/scene.ts";
import { FIRST as GENERATE } from "../generate/scene.ts";
import { FIRST as TRAJECTORY } from "../trajectory/scene.ts";
import { besideEachOther, differenceOf } from "./beside.ts";

const of = (scene: Scene, sha256 = "a".repeat(64)) => makeRecipe({ model: { id: "faces-32", sha256 }, scene });
const compare = roomNamed("compare");

describe("two kept pictures beside each other", () => {
  it("are every sampler and seed of both once, as many pictures as both have, in a recipe that is read", () => {
    const other = { ...TRAJECTORY, seed: "9", count: 2 };
    const made = besideEachOther(compare, of(COMPARE), of(other));
    if (typeof made === "string") throw new Error(made);
    const { columns, count } = readRecipe(writeRecipe(made)).scene as unknown as CompareScene;
    expect(columns.map(({ seed }) => seed)).toEqual([COMPARE.columns[0]?.seed, COMPARE.columns[0]?.seed, "9"]);
    expect(count).toBe(2);
  });

  it("are not made again where one run can't be both", () => {
    const picture: InputPicture = { width: 1, height: 1, channels: 3, pixels: new Uint8Array(3) };
    const why = (scene: Scene, sha256?: string) => besideEachOther(compare, of(GENERATE), of(scene, sha256));
    expect(why(GENERATE, "b".repeat(64))).toBe("model");
    expect(why({ ...GENERATE, class: "cat" } as Scene)).toBe("class");
    expect(why({ ...TRAJECTORY, start: { t: 500, picture } } as Scene)).toBe("start");
    expect(why({ ...TRAJECTORY, image: 3 } as Scene)).toBe("other");
    expect(why(BITS)).toBe("other");
  });

  it("differ by so many levels, whichever of them is grey", () => {
    const grey = { width: 2, height: 1, channels: 1 as const, pixels: Uint8Array.of(10, 20) };
    const colour = { width: 2, height: 1, channels: 3 as const, pixels: Uint8Array.of(10, 10, 10, 20, 26, 20) };
    expect(differenceOf(grey, colour)).toEqual({ mean: 1, largest: 6 });
    expect(differenceOf(grey, { ...grey, width: 1, height: 2 })).toBeNull();
  });
});
