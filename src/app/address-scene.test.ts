import fc from "fast-check";
import * as v from "valibot";
import { beforeAll, expect, test } from "vitest";
import { FIRST as BENCH, type BenchScene } from "../rooms/bench/scene.ts";
import { FIRST as BITS } from "../rooms/bits/scene.ts";
import { FIRST as COMPARE, type CompareScene } from "../rooms/compare/scene.ts";
import { FIRST as GENERATE, type GenerateScene } from "../rooms/generate/scene.ts";
import { ROOMS } from "../rooms/index.ts";
import { FIRST as TRAJECTORY, type TrajectoryScene } from "../rooms/trajectory/scene.ts";
import { mended } from "../scene/mend.ts";
import { packScene } from "../scene/packed-scene.ts";
import { allRooms, roomNamed, roomOf, setTable } from "../scene/rooms.ts";
import { settingsIn } from "../scene/scene.ts";
import { sceneSchema } from "../scene/schema.ts";
import { sceneOf } from "../scene/testing/arbitraries.ts";
import { called, ownNames, queryOf, refusedIn, sceneInQuery } from "./address-scene.ts";

beforeAll(() => setTable(ROOMS));

const inQuery = (room: string, query: string) => sceneInQuery(roomNamed(room), new URLSearchParams(query));

test("a first visit has no query", () => {
  for (const { first } of allRooms()) expect(queryOf(first)).toEqual([]);
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
  const generate: GenerateScene = { room: "generate", sampler, seed: "7", count: 16 };
  expect(queryOf(generate)).toEqual(["sampler=ddim:50:quadratic:eta0.5:keep", "seed=7"]);
  const [column] = COMPARE.columns;
  const compare: CompareScene = { ...COMPARE, columns: [column!, { sampler, seed: "8" }] };
  expect(queryOf(compare)).toEqual(["columns=ddpm:1000:fixed_large@2006;ddim:50:quadratic:eta0.5:keep@8"]);
  const branches = [
    { position: 400, branch: 1 },
    { position: 700, branch: 2, parent: 1 },
  ];
  const trajectory: TrajectoryScene = { ...TRAJECTORY, branches };
  expect(queryOf(trajectory)).toEqual(["branches=400:1;700:2:1"]);
});

test("a class and its guidance are said where they are chosen, and stand in any room's address", () => {
  const cats: GenerateScene = { ...GENERATE, class: "cat", guidance: 2.5 };
  expect(queryOf(cats)).toEqual(["class=cat", "guidance=2.5"]);
  expect(inQuery("generate", "class=cat&guidance=2.5")).toEqual(cats);
  expect(inQuery("generate", "")).toEqual(GENERATE);
  expect(inQuery("compare", "class=each")).toEqual({ ...COMPARE, class: "each" });
  const { scene, faults } = mended(inQuery("generate", "class=cat&guidance=loud"), roomNamed("generate"));
  expect(scene).toEqual(packScene({ ...GENERATE, class: "cat" } as GenerateScene));
  expect(faults).toMatchObject([{ name: "guidance", expected: "a number from 0 to 20" }]);
});

test("a row names its model behind its guidance, whether or not it has any", () => {
  const [first] = BENCH.rows;
  const rows = [
    { ...first!, model: "faces-32" },
    { ...first!, guidance: 3, model: "photos-32" },
    { ...first!, guidance: 2 },
  ];
  const scene: BenchScene = { ...BENCH, rows };
  expect(queryOf(scene)).toEqual(["rows=ddim:10@@faces-32;ddim:10@3@photos-32;ddim:10@2"]);
  expect(inQuery("bench", queryOf(scene).join("&"))).toEqual(scene);
  const { faults } = mended(inQuery("bench", "rows=ddim:10@@no%20model"), roomNamed("bench"));
  expect(faults).toMatchObject([{ name: "rows", expected: 'a model id such as "faces-32" or "owner/name"' }]);
});

test("addresses of version 1 mean what they meant", () => {
  const sampler = (text: string) =>
    sceneInQuery(roomNamed("generate"), new URLSearchParams([["sampler", text]])).sampler;
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

test("every setting of every room comes back; pictures are those that are there", () => {
  for (const room of allRooms()) {
    fc.assert(
      fc.property(sceneOf(room), (scene) => {
        const query = new URLSearchParams(queryOf(scene).join("&"));
        expect(sceneInQuery(roomOf(scene), query, scene)).toEqual(scene);
      }),
      { numRuns: 50 },
    );
  }
});

test("names of settings are the page's own, those of pictures too", () => {
  expect(ownNames()).toEqual(expect.arrayContaining(["room", "sampler", "columns", "ends", "pictures"]));
});

test("what is no sampler is named, and with it what is", () => {
  const why = (room: string, query: string) => refusedIn(inQuery(room, query));
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

/** HTML's names that work without a semicolon (13.5, Named character references): a name must not begin with one. */
const BARE_ENTITIES =
  "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml".split(
    " ",
  );

test("no name in an address is one of HTML's", () => {
  expect(BARE_ENTITIES).toHaveLength(106);
  const written = allRooms().flatMap(({ schema }) =>
    Object.entries(schema).map(([name, field]) => called(name, field)),
  );
  const names = ["room", "model", "engine", "embed", "settings", ...written];
  expect(names.filter((name) => BARE_ENTITIES.some((entity) => name.startsWith(entity)))).toEqual([]);
});

test("a setting is read under the name that older addresses have for it", () => {
  expect(inQuery("endings", "times=9,8")).toEqual(inQuery("endings", "t=9,8"));
  expect(inQuery("endings", "times=9,8&t=7").times).toEqual([7]);
});

test("a wrong value costs that setting only, and is named", () => {
  const mend = (room: string, query: string) => mended(inQuery(room, query), roomNamed(room));
  const { scene, faults } = mend("generate", "sampler=euler:20&seed=7&count=many");
  expect(scene).toEqual({ ...GENERATE, seed: "7" });
  expect(faults).toEqual([
    { name: "sampler", expected: expect.stringContaining("ddpm"), received: expect.stringContaining("euler") },
    { name: "count", expected: "a whole number from 1 to 64", received: "null" },
  ]);
  expect(mend("endings", "t=5,-1&seed=7").scene).toMatchObject({ seed: "7", times: [1000, 750, 500, 250, 0] });
  for (const room of allRooms()) {
    fc.assert(
      fc.property(sceneOf(room), fc.constantFrom(...Object.keys(room.schema)), (scene, name) => {
        const sent = settingsIn(packScene(scene));
        const { scene: found, faults } = mended({ ...sent, [name]: { wrong: true } }, room);
        expect(found).toEqual({ ...sent, [name]: settingsIn(packScene(room.first))[name] });
        expect(faults.map((fault) => fault.name)).toEqual([name]);
        expect(mended(sent, room)).toEqual({ scene: sent, faults: [], damaged: 0 });
      }),
      { numRuns: 20 },
    );
  }
});

test("nonsense makes a scene that is refused, and nothing is thrown", () => {
  const refused = (query: string, room = "generate") => !v.safeParse(sceneSchema(), inQuery(room, query)).success;
  expect(refused("sampler=euler:20")).toBe(true);
  expect(refused("sampler=ddim:20:wobble")).toBe(true);
  expect(refused("sampler=ddim:20:eta")).toBe(true);
  expect(refused("sampler=ddpm:20")).toBe(true);
  expect(refused("seed=-1")).toBe(true);
  expect(refused("count=many")).toBe(true);
  expect(refused("count=4")).toBe(false);
  expect(refused("branches=1:2:3:4", "trajectory")).toBe(true);
  expect(refused("columns=ddim:50", "compare")).toBe(true);
  fc.assert(
    fc.property(fc.constantFrom(...allRooms()), fc.string(), (room, text) => {
      for (const name of Object.keys(room.schema)) sceneInQuery(room, new URLSearchParams([[name, text]]));
    }),
  );
});

test("what is not said is as a first visit has it", () => {
  expect(inQuery("generate", "seed=3")).toEqual({ ...GENERATE, seed: "3" });
  expect(inQuery("bits", "sampled=9")).toEqual({ ...BITS, sampled: 9 });
});
