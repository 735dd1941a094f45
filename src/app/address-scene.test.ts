import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { Room } from "../recipe/scene.ts";
import { SceneSchema } from "../recipe/scene-schema.ts";
import { scene as anyScene } from "../recipe/testing/arbitraries.ts";
import { queryOf, sceneInQuery } from "./address-scene.ts";
import { FIRST_SCENES, type SceneOf } from "./scenes.ts";

const withoutPictures = <R extends Room>(scene: SceneOf<R>) => {
  const { ends, pictures, ...rest } = { ends: null, pictures: null, ...scene };
  return rest;
};

test("a first visit has no query", () => {
  for (const scene of Object.values(FIRST_SCENES)) expect(queryOf(scene)).toEqual([]);
});

test("settings are readable", () => {
  const sampler = {
    kind: "ddim",
    steps: 50,
    spacing: "quadratic",
    eta: 0.5,
    sigmaHat: false,
    clip: true,
    epsilon: "keep",
  } as const;
  expect(queryOf({ room: "generate", sampler, seed: "7", count: 16 })).toEqual([
    "sampler=ddim:50:quadratic:eta0.5:keep",
    "seed=7",
  ]);
});

test("every setting of every room comes back", () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const query = new URLSearchParams(queryOf(scene).join("&"));
      expect(withoutPictures(sceneInQuery(scene.room, query) as never)).toEqual(withoutPictures(scene));
    }),
  );
});

test("nonsense makes a scene that is refused, and nothing is thrown", () => {
  const refused = (query: string) =>
    !v.safeParse(SceneSchema, sceneInQuery("generate", new URLSearchParams(query))).success;
  expect(refused("sampler=euler:20")).toBe(true);
  expect(refused("seed=-1")).toBe(true);
  expect(refused("count=many")).toBe(true);
  expect(refused("count=4")).toBe(false);
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(FIRST_SCENES) as Room[])), fc.string(), (room, text) => {
      for (const name of Object.keys(FIRST_SCENES[room])) sceneInQuery(room, new URLSearchParams([[name, text]]));
    }),
  );
});
