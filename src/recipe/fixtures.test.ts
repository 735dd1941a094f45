/**
 * Recipes that were made when each version was today's: they stay readable for ever. Nobody may
 * change a file in fixtures/; a new version adds its own.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodePng } from "../bytes/png-pixels.ts";
import { readLink } from "./link.ts";
import { VERSION } from "./migrations.ts";
import "../rooms/testing/install.ts";
import { openScene } from "../scene/packed-scene.ts";
import { inputsOf } from "../scene/places.ts";
import type { Scene } from "../scene/scene.ts";
import type { OfStart } from "../scene/start.ts";
import { decode } from "../scene/testing/fake-webp.ts";
import { readRecipe } from "./recipe.ts";
import { takeRecipe } from "./recipe-png.ts";
import { compareReplay } from "./verdict.ts";

const FOLDER = join(import.meta.dirname, "fixtures");
const file = (name: string) => readFileSync(join(FOLDER, name));

/** sha256 of each: people still have these bytes, so only new lines come here. */
const SHA256: Readonly<Record<string, string>> = {
  "interpolate-v1.link": "1547c759d7fb63ad20e881f6525db74a57d6cbf5dfd0e1d06e662177a967fde3",
  "interpolate-v1.png": "6cf8eae461235ee466747d8112acbd58a8d15c2540875895172d63db125552f7",
  "recipes-v1.json": "2dd15f1bd729208e47b88436e839fcc24526303e10b19ce9d942403a4b288f72",
  "recipes-v2.json": "6b45eecc139d15baf02f07334316cf0a3b3f018778fe0668208564a4c5f652d3",
  "starts-v2.json": "a9b0789b4d23aecdc1f0cf5dd22e337171352bd66443c994e2f18aa6398f03d8",
};

it("no fixture was changed, and none is missing", () => {
  const found = readdirSync(FOLDER).map((name) => [name, createHash("sha256").update(file(name)).digest("hex")]);
  expect(Object.fromEntries(found)).toEqual(SHA256);
});

describe("version 1", () => {
  const written = JSON.parse(file("recipes-v1.json").toString()) as Record<string, unknown>[];
  const recipes = written.map((recipe) => readRecipe(JSON.stringify(recipe)));
  const interpolate = recipes[3]!;

  it("of every room is still read", () => {
    expect(recipes.map(({ scene }) => scene.room)).toEqual([
      "generate",
      "trajectory",
      "endings",
      "interpolate",
      "compare",
      "bits",
    ]);
    expect(recipes.every(({ v }) => v === VERSION)).toBe(true);
  });

  it("still means the same", async () => {
    expect(recipes[0]!.scene).toEqual({
      room: "generate",
      sampler: {
        kind: "ddim",
        steps: 50,
        spacing: "quadratic",
        eta: 0.25,
        sigmaHat: false,
        clip: true,
        epsilon: "recompute",
      },
      seed: "18446744073709551615",
      count: 16,
    });
    const measured = inputsOf(await openScene(recipes[5]!.scene, decode));
    expect(measured.map(({ pixels }) => [...pixels])).toEqual([
      [0, 85, 170, 255],
      [0, 85, 170, 255],
    ]);
    expect(measured.map(({ origin }) => origin)).toEqual([undefined, "file"]);
  });

  it("is still read from a link", () => {
    expect(readLink(file("interpolate-v1.link").toString())).toEqual(interpolate);
  });

  it("is still read from a PNG, whose pixels are the result it speaks of", async () => {
    const png = file("interpolate-v1.png");
    expect(takeRecipe(png)).toEqual(interpolate);
    const { result } = interpolate;
    if (result?.kind !== "pictures") throw new Error("expected pictures");
    // Three pictures side by side, each pixel twice as large: back to one after the other.
    const strip = decodePng(png, 192 * 64);
    const rgba = Uint8Array.from({ length: 3 * 32 * 32 * 4 }, (_, i) => {
      const [picture, y, x] = [Math.floor(i / 4096), Math.floor(i / 128) % 32, Math.floor(i / 4) % 32];
      return strip.pixels[(2 * y * 192 + (picture * 32 + x) * 2) * 4 + (i % 4)]!;
    });
    const replay = await compareReplay(result, { width: 32, height: 32, channels: 3, count: 3, rgba });
    expect(replay).toMatchObject({ identical: true, difference: { identical: true, pixels: 3 * 32 * 32 } });
  });
});

it("version 1 encoded evenly, by diffusers' form, whichever steps led back", () => {
  const of = (change: object) => {
    const [, , , recipe] = JSON.parse(file("recipes-v1.json").toString());
    const { encoder } = readRecipe(JSON.stringify({ ...recipe, scene: { ...recipe.scene, ...change } })).scene;
    return encoder;
  };
  const sampler = {
    kind: "ddim",
    steps: 30,
    spacing: "quadratic",
    eta: 0,
    sigmaHat: false,
    clip: false,
    epsilon: "recompute",
  };
  expect(of({})).toBeNull();
  expect(of({ way: "encode", sampler })).toEqual({ steps: 30, spacing: "uniform", form: "diffusers" });
  expect(of({ way: "encode" })).toEqual({ steps: 100, spacing: "uniform", form: "diffusers" });
});

it("version 2 says how pictures are encoded, where it is not by the steps that lead back", () => {
  const written = JSON.parse(file("recipes-v2.json").toString()) as Record<string, unknown>[];
  expect(written.map((recipe) => readRecipe(JSON.stringify(recipe)).scene.encoder)).toEqual([
    null,
    { steps: 100, spacing: "uniform", form: "improved" },
  ]);
});

it("version 2 says which of a seed's pictures a room begins with, or a picture and the t that it is noised to", async () => {
  const written = JSON.parse(file("starts-v2.json").toString()) as Record<string, unknown>[];
  const scenes = await Promise.all(
    written.map((recipe) => openScene(readRecipe(JSON.stringify(recipe)).scene, decode) as Promise<Scene & OfStart>),
  );
  expect(scenes.map(({ room, image, start }) => [room, image, start?.t])).toEqual([
    ["trajectory", 3, undefined],
    ["trajectory", undefined, 500],
    ["endings", 3, undefined],
    ["endings", undefined, 818],
  ]);
  expect(scenes.flatMap((scene) => inputsOf(scene).map(({ pixels }) => [...pixels]))).toEqual([
    [0, 85, 170, 255],
    [0, 85, 170, 255],
  ]);
});
