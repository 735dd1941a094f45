import { expect, test } from "vitest";
import fixture from "./fixtures/version-1.json";
import type { Item, Lecture } from "./lecture.ts";
import { merged } from "./merge.ts";
import { readLecture } from "./schema.ts";

const base = readLecture(fixture);
const [noise, guess, later] = base.items as [Item, Item, Item];
const of = (...items: Item[]): Lecture => ({ ...base, items });
const ids = ({ items }: Lecture) => items.map(({ id }) => id).join(" ");
const another: Item = { ...noise, id: "another" };

test("what was written in two places is there, and undone in one stays in the other", () => {
  const titled = { ...base, title: { en: "Mine" } };
  const noted = of(noise, { ...guess, notes: { en: "Wait." } }, later);
  const both = merged(base, titled, noted);
  expect(both).toEqual({ ...noted, title: { en: "Mine" } });
  expect(merged(titled, base, both)).toEqual(noted);
  const { caption: _, ...bare } = noise;
  expect(merged(base, of(bare, guess, later), both).items[0]).toEqual(bare);
  expect(merged(of(bare, guess, later), base, of(bare, guess)).items[0]).toEqual(noise);
});

test.each<[string, Lecture, Lecture, Lecture, string]>([
  [
    "one that was added stands where it was put",
    base,
    of(noise, another, guess, later),
    of(noise, guess),
    "noise another guess",
  ],
  ["one that was deleted goes", base, of(noise, later), of(later, guess, noise, another), "later noise another"],
  ["and comes back behind what it stood behind", of(noise, later), base, of(later, noise), "later noise guess"],
  [
    "an order is kept with what came meanwhile",
    base,
    of(later, noise, guess),
    of(noise, another, guess, later),
    "later noise another guess",
  ],
  [
    "who only writes leaves the order alone",
    base,
    of({ ...noise, notes: { en: "a" } }, guess, later),
    of(later, noise),
    "later noise",
  ],
  ["what both deleted is gone", base, of(noise, later), of(noise, later), "noise later"],
])("moments: %s", (_, before, after, now, order) => {
  expect(ids(merged(before, after, now))).toBe(order);
});
