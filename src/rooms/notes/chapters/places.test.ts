import { expect, test } from "vitest";
import { ROOMS } from "../../index.ts";

const chapters = import.meta.glob<string>("./*.tsx", { eager: true, query: "?raw", import: "default" });

test("every way into a room leads to one there is", () => {
  const places = Object.values(chapters).flatMap((text) => [...text.matchAll(/<TryIt place="([^"]*)"/g)]);
  const known = ROOMS.map(({ id }) => id);
  expect(places.length).toBeGreaterThan(10);
  expect(places.map(([, place]) => place).filter((place) => !known.includes(place ?? ""))).toEqual([]);
});
