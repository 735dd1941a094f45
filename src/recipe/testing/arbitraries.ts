/** Arbitrary recipes of the page's own rooms. */
import fc from "fast-check";
import { ROOMS } from "../../rooms/index.ts";
import { setTable } from "../../scene/rooms.ts";
import { anyScene } from "../../scene/testing/arbitraries.ts";
import { makeRecipe, type Recipe } from "../recipe.ts";
import type { RecipeResult } from "../result.ts";

setTable(ROOMS);

const count = fc.integer({ min: 1, max: 64 });
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0); // no −0
const hex = (length: number) =>
  fc.uint8Array({ minLength: length / 2, maxLength: length / 2 }).map((bytes) => Buffer.from(bytes).toString("hex"));
const base64 = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("base64"));
const result: fc.Arbitrary<RecipeResult> = fc.oneof(
  fc.record({
    kind: fc.constant("pictures"),
    width: fc.integer({ min: 1, max: 256 }),
    height: fc.integer({ min: 1, max: 256 }),
    count,
    sha256: hex(64),
    copies: fc.array(fc.record({ index: fc.integer({ min: 0, max: 63 }), png: base64 }), { maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant("bits"), bits: fc.array(real(-1000, 1000), { minLength: 1, maxLength: 16 }) }),
);

export const recipe: fc.Arbitrary<Recipe> = fc
  .record(
    {
      model: fc.record({ id: fc.constantFrom("faces-32", "google/ddpm-cifar10-32", "A_b.C"), sha256: hex(64) }),
      scene: anyScene(),
      engine: fc.constantFrom("ort-wasm, 2 threads", "ort-webgpu · 소프트웨어"),
      created: fc
        .date({ min: new Date("1970-01-01"), max: new Date("9999-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString()),
      result,
    },
    { requiredKeys: ["model", "scene"] },
  )
  .map(makeRecipe);
