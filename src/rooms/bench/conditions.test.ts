import { expect, test } from "vitest";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { conditionsOf, heldOutOfRows } from "./conditions.ts";
import { type Real, realOf } from "./real.ts";
import type { Found } from "./use-results.ts";
import { words } from "./words.ts";

const FACES = fakeModel({ id: "faces-32" });
const OTHER = fakeModel({ id: "fashion-28", sha256: "b".repeat(64), title: "Clothes" });
const REAL: Real = { model: "faces-32", pictures: 2048, source: "drawn", cloud: { mean: [], covariance: [] } };
const row = (model: typeof FACES | null, change: Partial<Found> = {}): Found => ({
  ...{ model, real: REAL, result: null, shown: null, bits: undefined, trip: undefined },
  ...change,
});
const title = ({ title: name }: { readonly title: string }) => name;
const figure = { value: 4, standardError: 0.1, pictures: 64 };

test("rows of one model stand together with what they were measured against", () => {
  const found = [row(OTHER, { real: null }), row(FACES), row(null), row(OTHER, { real: null })];
  const conditions = conditionsOf(found, words.say, title);
  expect(conditions.map(({ model, rows }) => [model.id, rows])).toEqual([
    ["fashion-28", [0, 3]],
    ["faces-32", [1]],
  ]);
  expect(conditions[0]?.against).toContain("“Clothes”");
  expect(conditions[1]?.against).toContain("2048");
  expect(conditionsOf([row(FACES, { real: undefined })], words.say, title)[0]?.against).toBe("");
});

test.each(["faces-32", "fashion-28", "photos-32"])(
  "real pictures of %s are called what they were measured as",
  async (id) => {
    const real = await realOf(id);
    const [said] = conditionsOf([row(fakeModel({ id }), { real })], words.say, title);
    expect(said?.against).toContain(`${real?.source}. Features`);
  },
);

test("what was measured of as many pictures and terms is said once, and of which models none ship", () => {
  const bits = { ...figure, taken: 10, of: 10 };
  const found = [
    row(FACES, { bits }),
    row(FACES, { trip: { ...figure, pictures: 16 } }),
    row(FACES, { bits }),
    row(FACES, { bits: { ...bits, taken: 100, of: 1000 } }),
    row(OTHER),
  ];
  const said = heldOutOfRows(found, words.say, title);
  expect(said).toContain("A, C: bits/dim of 64 pictures, 10 of 10 terms");
  expect(said).toContain("D: bits/dim of 64 pictures, 100 of 1000 terms");
  expect(said).toContain("B: 16 pictures");
  expect(said).toContain("Of Clothes no held-out pictures");
  expect(heldOutOfRows([row(FACES, { bits: null })], words.say, title)).toBe("");
});
