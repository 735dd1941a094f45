import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ROOMS } from "../rooms/index.ts";
import { mended } from "../scene/mend.ts";
import { packScene } from "../scene/packed-scene.ts";
import { allRooms, setTable } from "../scene/rooms.ts";
import { type Scene, said, settingsIn } from "../scene/scene.ts";
import { sceneOf } from "../scene/testing/arbitraries.ts";
import { called, ownNames, queryOf, sceneInQuery, wordedNames } from "./address-scene.ts";
import { tidied } from "./arrived.ts";

beforeAll(() => setTable(ROOMS));

test("each setting of each room that cannot be is named, alone, and costs no other", () => {
  const wrong = ["", "?", "yes", "TRUE", "-1", "1e9", "NaN", "0x10", "1,,2", "7.5", "null", "constructor", "a b"];
  for (const room of allRooms()) {
    for (const [name, field] of Object.entries(room.schema)) {
      const others = fc.sample(sceneOf(room), { numRuns: 3, seed: 5 });
      for (const [i, text] of wrong.entries()) {
        const scene = others[i % 3]!;
        const query = new URLSearchParams(queryOf(scene).join("&"));
        query.set(called(name, field), text);
        const asked = sceneInQuery(room, query, packScene(scene));
        const { scene: usable, faults } = mended(asked, room);
        const rest = ({ [name]: _, ...all }: object & Record<string, unknown>) => all;
        expect(rest({ ...usable })).toEqual(rest({ ...packScene(scene) }));
        // What is taken is what was said.
        const taken = said({ ...scene, [name]: settingsIn(usable)[name] } as Scene);
        const told = new URLSearchParams(queryOf(taken).join("&")).get(called(name, field)) ?? text;
        if (faults.length === 0) expect([name, told]).toEqual([name, text]);
        else expect(faults.map((fault) => fault.name)).toEqual([name]);
      }
    }
  }
});

test("no address of this page is taken for one that programs had", () => {
  for (const room of allRooms()) {
    fc.assert(
      fc.property(sceneOf(room), (scene) => {
        const href = `https://a.example/app/?${[`room=${room.id}`, ...queryOf(scene)].join("&")}`;
        expect(tidied(href, ownNames(), wordedNames())).toBeNull();
      }),
      { numRuns: 100 },
    );
  }
});
