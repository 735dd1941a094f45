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

test("a change sees what is kept, takes the sheets that are given back, and is nothing where it throws", async () => {
  await lectures.put({ lecture: { id: "a", when: 1, lecture: 1 }, sheets: ["x", "y"].map((name) => sheet("a", name)) });
  await lectures.put({ lecture: { id: "b", when: 2, lecture: 2 }, sheets: [] });
  const add = () =>
    lectures.change("a", (whole) => ({
      lecture: { ...whole!.lecture, when: 3, lecture: (whole!.lecture.lecture as number) + 1 },
      sheets: [...whole!.sheets.filter(({ name }) => name !== "y"), sheet("a", "z")],
    }));
  // Neither waits for the other.
  const [before] = await Promise.all([add(), add()]);
  expect(before?.sheets.map(({ name }) => name)).toEqual(["x", "y"]);
  expect((await lectures.list())[0]).toMatchObject({ id: "a", lecture: 3 });
  expect((await lectures.sheets("a")).map(({ name }) => name)).toEqual(["x", "z"]);

  const fails = () => {
    throw new RangeError("not so");
  };
  await expect(lectures.change("a", fails)).rejects.toThrow(RangeError);
  expect(await lectures.sheets("a")).toHaveLength(2);
  // Of none that is named, the one that was changed last.
  expect((await lectures.change(null, (whole) => whole))?.lecture.id).toBe("a");
  await Promise.all(["a", "b", "one", "two"].map((id) => lectures.remove(id)));
  expect(await lectures.change(null, (whole) => whole)).toBeNull();
});
