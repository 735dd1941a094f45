import { beforeAll, describe, expect, it } from "vitest";
import { FIRST as BITS } from "../rooms/bits/scene.ts";
import { FIRST as GENERATE } from "../rooms/generate/scene.ts";
import { ROOMS } from "../rooms/index.ts";
import { FIRST as INTERPOLATE } from "../rooms/interpolate/scene.ts";
import type { InputPicture } from "../scene/picture.ts";
import { allRooms, setTable } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import { writeLink } from "./link.ts";
import { bringsNone, withoutPictures } from "./own-pictures.ts";
import { makeRecipe, withoutCopies } from "./recipe.ts";
import { describeResult } from "./result.ts";

beforeAll(() => setTable(ROOMS));

const picture = (seed: number): InputPicture => ({
  width: 32,
  height: 32,
  channels: 3,
  pixels: Uint8Array.from({ length: 3072 }, (_, i) => (i * i * seed) >> 3),
});
const RGBA = Uint8Array.from({ length: 16 * 4096 }, (_, i) => (i * 7919) >> 5);

async function recipeOf(scene: Scene) {
  const result = await describeResult({ width: 32, height: 32, channels: 3, count: 16, rgba: RGBA });
  const model = { id: "faces-32", sha256: "0f3b92a47c18de605f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978" };
  return makeRecipe({ model, scene, engine: "ort-webgpu, nvidia ampere", created: "2027-01-31T12:34:56.789Z", result });
}

const walk = { ...INTERPOLATE, ends: [picture(3), picture(5)] as const };

describe("a recipe without the pictures that went in", () => {
  it("is settings only where they make the result, and the receiver brings two", async () => {
    const bare = withoutPictures(await recipeOf(walk));
    expect(bare.scene).toEqual(INTERPOLATE);
    expect(bare.result).toBeUndefined();
    expect(bringsNone(bare)).toBe(true);
    expect(withoutPictures(await recipeOf({ ...BITS, pictures: [picture(3)] } as Scene)).scene).toEqual(BITS);
  });

  it("keeps its result where they make no difference", async () => {
    const seeds = withoutPictures(await recipeOf({ ...walk, way: "seeds" } as Scene));
    expect(seeds.scene).toMatchObject({ way: "seeds", ends: [null, null] });
    expect([seeds.result?.kind, bringsNone(seeds)]).toEqual(["pictures", false]);
    const generate = await recipeOf(GENERATE);
    expect(withoutPictures(generate)).toEqual(generate);
    expect(bringsNone(generate)).toBe(false);
  });

  it("is a link under 500 characters, and so is one with a fingerprint, in every room", async () => {
    const address = "https://somebody.example.org/backstep/#r=";
    for (const { first } of allRooms().filter(({ alone }) => !alone)) {
      const link = address + writeLink(withoutCopies(withoutPictures(await recipeOf(first))));
      expect(link.length, first.room).toBeLessThan(350);
    }
    expect((address + writeLink(withoutPictures(await recipeOf(walk)))).length).toBeLessThan(350);
  });
});
