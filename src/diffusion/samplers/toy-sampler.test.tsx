/** Adding a sampler is a file and a line: one that only this test knows is found everywhere. */
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { GenerateScene } from "../../rooms/generate/scene.ts";
import { USUAL_PROCESS } from "../process.ts";
import { anySpec } from "../testing/arbitrary-sampler.ts";
import { listed, listToy, toy } from "../testing/toy-sampler.ts";
import type { Spec, SpecOf } from "./define.ts";
import { addsNoise, planFor } from "./plans/index.ts";

const spec: SpecOf<typeof toy> = { kind: "toy", steps: 4, clip: false, grain: 1.5, end: "hard" };

// Before anything that reads the table when it is loaded.
listToy();
await import("../../rooms/testing/install.ts");
const { queryOf, sceneInQuery } = await import("../../app/address-scene.ts");
const { makeRecipe, readRecipe, writeRecipe } = await import("../../recipe/recipe.ts");
const { parametersText } = await import("../../recipe/parameters.ts");
const { FIRST } = await import("../../rooms/generate/scene.ts");
const { firstRoom } = await import("../../scene/rooms.ts");
const { sceneSchema } = await import("../../scene/schema.ts");
const { ColumnSettings } = await import("../../rooms/compare/Settings.tsx");
const { nameOf, useDetailOf } = await import("../../rooms/compare/column.ts");
const { SamplerControls } = await import("../../ui/controls/SamplerControls.tsx");

const sampler = listed(spec);
const withSampler = (any: Spec): GenerateScene => ({ ...FIRST, sampler: listed(any) });
const scene = withSampler(spec);
const recipe = makeRecipe({ model: { id: "faces-32", sha256: "0".repeat(64) }, scene });

test("in a recipe, with its bounds", () => {
  expect(readRecipe(writeRecipe(recipe)).scene).toEqual(scene);
  const refused = (wrong: object) => () =>
    readRecipe(JSON.stringify({ ...recipe, scene: { ...scene, sampler: { ...spec, ...wrong } } }));
  expect(refused({ grain: 3 })).toThrow("scene.sampler.grain: expected a number from 0 to 2, found 3");
  expect(refused({ end: "round" })).toThrow('scene.sampler.end: expected ("soft" | "hard"), found "round"');
  expect(refused({ eta: 1 })).toThrow("scene.sampler.eta");
});

test("in an address, and back", () => {
  expect(queryOf(scene)).toEqual(["sampler=toy:4:noclip:grain1.5:hard"]);
  fc.assert(
    fc.property(anySpec(toy), (any) => {
      const query = new URLSearchParams(queryOf(withSampler(any)).join("&"));
      const found = sceneInQuery(firstRoom(), query);
      expect(found.sampler).toEqual(any);
      expect(v.is(sceneSchema(), found)).toBe(true);
    }),
  );
});

test("in the line of a file", () => {
  expect(parametersText(recipe, { width: 32, height: 32 })).toMatch(
    /^Steps: 4, Sampler: Toy A, Schedule type: uniform, Seed: .*, Grain: 1.5, End: hard, Room: generate/,
  );
});

test("among the controls, each of its settings with one", () => {
  const html = renderToStaticMarkup(<SamplerControls sampler={sampler} onChange={() => {}} />);
  expect(html).toMatch(/<input type="radio"[^>]*aria-label="Randomness \(Toy jump\)"[^>]*checked="" value="toy"/);
  expect(html).toMatch(/<input type="range" min="0" max="2"[^>]*step="0.1" value="1.5"/);
  expect(html).toMatch(/<option value="hard" selected="">Recomputed/);
  expect(html).toMatch(/<input type="checkbox" role="switch"(?![^>]*checked="")/);
});

const Detail = () => useDetailOf()(sampler);

test("among Compare's choices, and over its column", () => {
  expect(renderToStaticMarkup(<ColumnSettings column={0} />)).toContain('aria-label="Randomness (Toy jump)"');
  expect([nameOf(sampler), renderToStaticMarkup(<Detail />)]).toEqual(["Toy 4", "η = 1.5"]);
});

test("as a plan, whose noise is seen", () => {
  expect(planFor(USUAL_PROCESS, sampler).steps.map(({ t }) => t)).toEqual([751, 501, 251, 1]);
  expect(addsNoise(USUAL_PROCESS, sampler)).toBe(true);
  expect(addsNoise(USUAL_PROCESS, listed({ ...spec, grain: 0 }))).toBe(false);
});
