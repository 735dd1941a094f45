import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { Room } from "../recipe/scene.ts";
import { SceneSchema } from "../recipe/scene-schema.ts";
import { scene as anyScene } from "../recipe/testing/arbitraries.ts";
import { queryOf, refusedIn, sceneInQuery } from "./address-scene.ts";
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

test("addresses of version 1 mean what they meant", () => {
  const sampler = (text: string) => sceneInQuery("generate", new URLSearchParams([["sampler", text]])).sampler;
  const ddim = {
    kind: "ddim",
    steps: 20,
    spacing: "uniform",
    eta: 0,
    sigmaHat: false,
    clip: true,
    epsilon: "recompute",
  };
  expect(sampler("ddpm:10,15,20:learned:noclip")).toEqual({
    kind: "ddpm",
    steps: "10,15,20",
    sigma: "learned",
    clip: false,
  });
  expect(sampler("ddim:20")).toEqual(ddim);
  expect(sampler("ddim:20:trailing:eta0.25:sigmahat:keep:noclip")).toEqual({
    ...ddim,
    spacing: "trailing",
    eta: 0.25,
    sigmaHat: true,
    epsilon: "keep",
    clip: false,
  });
  expect(sampler("dpmpp2m:20:linspace:noclip")).toEqual({
    kind: "dpmpp2m",
    steps: 20,
    spacing: "linspace",
    clip: false,
  });
  expect(sampler("encode:50:leading:diffusers")).toEqual({
    kind: "encode",
    steps: 50,
    spacing: "leading",
    form: "diffusers",
  });
  expect(sampler("encode:50:improved")).toEqual({ kind: "encode", steps: 50, spacing: "uniform", form: "improved" });
});

test("every setting of every room comes back", () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const query = new URLSearchParams(queryOf(scene).join("&"));
      expect(withoutPictures(sceneInQuery(scene.room, query) as never)).toEqual(withoutPictures(scene));
    }),
  );
});

test("what is no sampler is named, and with it what is", () => {
  const why = (room: Room, query: string) => refusedIn(sceneInQuery(room, new URLSearchParams(query)));
  const known = ["ddpm", "ddim", "dpmpp2m", "encode"];
  expect(why("generate", "sampler=euler:20")).toEqual({ refused: "euler", of: null, known });
  expect(why("generate", "sampler=")).toEqual({ refused: "", of: null, known });
  expect(why("compare", "columns=ddim:10@7;dpmpp2m:20:learned@7")).toEqual({
    refused: "learned",
    of: "dpmpp2m",
    known: ["noclip", "uniform", "quadratic", "leading", "trailing", "linspace"],
  });
  // One setting cannot be two things.
  expect(why("generate", "sampler=ddim:10:trailing:leading")).toMatchObject({ refused: "leading", of: "ddim" });
  expect(why("generate", "sampler=ddim:10:eta0.5:")?.refused).toBe("");
  expect(why("generate", "sampler=ddim:10:eta0.5:noclip")).toBeUndefined();
});

test("nonsense makes a scene that is refused, and nothing is thrown", () => {
  const refused = (query: string) =>
    !v.safeParse(SceneSchema, sceneInQuery("generate", new URLSearchParams(query))).success;
  expect(refused("sampler=euler:20")).toBe(true);
  expect(refused("sampler=ddim:20:wobble")).toBe(true);
  expect(refused("sampler=ddim:20:eta")).toBe(true);
  expect(refused("sampler=ddpm:20")).toBe(true);
  expect(refused("seed=-1")).toBe(true);
  expect(refused("count=many")).toBe(true);
  expect(refused("count=4")).toBe(false);
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(FIRST_SCENES) as Room[])), fc.string(), (room, text) => {
      for (const name of Object.keys(FIRST_SCENES[room])) sceneInQuery(room, new URLSearchParams([[name, text]]));
    }),
  );
});
