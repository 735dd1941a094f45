import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { lectures } from "./page.ts";

const sheet = (lecture: string, name: string) => ({ lecture, name, sheet: { columns: 1 }, picture: new Blob(["x"]) });

test("lectures are listed by when they were changed; one is removed with its sheets alone, and comes back whole", async () => {
  const one = { lecture: { id: "one", when: 1, lecture: { items: [] } }, sheets: [sheet("one", "frames/a")] };
  const two = { lecture: { id: "two", when: 2, lecture: 2 }, sheets: [sheet("two", "frames/a")] };
  await lectures.put(one);
  await lectures.put(two);
  await lectures.put({ lecture: { ...one.lecture, when: 3 }, sheets: [sheet("one", "frames/b")] });
  expect((await lectures.list()).map(({ id }) => id)).toEqual(["one", "two"]);

  const removed = await lectures.remove("one");
  expect(removed?.sheets.map(({ name }) => name)).toEqual(["frames/a", "frames/b"]);
  expect(await lectures.sheets("one")).toEqual([]);
  expect(await lectures.sheets("two")).toHaveLength(1);
  await lectures.put(removed!);
  expect(await lectures.sheets("one")).toHaveLength(2);
  expect(await lectures.remove("three")).toBeNull();
});
