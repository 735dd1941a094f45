/** What is changed is seen at once, kept in its turn, and loses nothing of another change or another tab. */
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { MOST_BYTES, type Pictured } from "../../lecture/file.ts";
import fixture from "../../lecture/fixtures/version-1.json";
import type { Item, Lecture } from "../../lecture/lecture.ts";
import { merged } from "../../lecture/merge.ts";
import type { LectureProblem } from "../../lecture/problem.ts";
import { readLecture, readPictures } from "../../lecture/schema.ts";
import { LectureStore } from "../../ledger/lectures.ts";
import { Ledger } from "../../ledger/ledger.ts";
import { lectures } from "../../ledger/page.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import {
  appendItem,
  changeLecture,
  keepLecture,
  putBack,
  readLectures,
  removeLecture,
  takeBack,
  useLectures,
} from "./shelf.ts";

const whole = readLecture(fixture);
const [noise, guess, later] = whole.items as [Item, Item, Item];
const lecture: Lecture = { ...whole, items: [guess, later] };
const pictured = (bytes = 1): Pictured => ({
  sheet: readPictures(
    {
      model: { id: "faces-32", title: "Faces", width: 2, height: 2 },
      columns: 1,
      slots: {
        trajectory: { pictures: 1, times: [1, 0], parts: [{ lane: 0, count: 1, positions: [1], states: ["x0"] }] },
      },
    },
    "frames/a",
  ),
  picture: new Blob([new Uint8Array(bytes)], { type: "image/png" }),
});
const frames = new Map([["frames/guess", pictured()]]);
const shown = () => useLectures.getState().lectures?.find(({ id }) => id === lecture.id);
const kept = async () => (await lectures.list()).find(({ id }) => id === lecture.id)?.lecture as Lecture | undefined;
const sheetNames = async (id = lecture.id) => (await lectures.sheets(id)).map(({ name }) => name);
const titled = (en: string) => (now: Lecture) => ({ ...now, title: { ...now.title, en } });
const noted = (en: string) => (now: Lecture) => ({
  ...now,
  items: now.items.with(0, { ...now.items[0]!, notes: { en } }),
});
const problem = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: LectureProblem) => error.problem,
  );

beforeEach(async () => {
  for (const { id } of await lectures.list()) await lectures.remove(id);
  await keepLecture(lecture, frames);
});

test("of two changes made at once neither is lost, and both are seen before they are written", async () => {
  const both = [changeLecture(lecture.id, titled("First")), changeLecture(lecture.id, noted("Second"))];
  expect(shown()).toMatchObject({ title: { en: "First" }, items: [{ notes: { en: "Second" } }, {}] });
  await Promise.all(both);
  expect(await kept()).toEqual(shown());
  expect(await kept()).toMatchObject({ title: { en: "First" }, items: [{ notes: { en: "Second" } }, {}] });
});

test("what another tab has written stays, and is seen after the next change here", async () => {
  const other = new LectureStore(new Ledger());
  await other.change(lecture.id, (there) => ({
    ...there!,
    lecture: { ...there!.lecture, lecture: noted("Theirs")(there!.lecture.lecture as Lecture) },
  }));
  await changeLecture(lecture.id, titled("Ours"));
  expect(await kept()).toMatchObject({ title: { en: "Ours" }, items: [{ notes: { en: "Theirs" } }, {}] });
  expect(shown()).toEqual(await kept());
  await other.remove(lecture.id);
  expect(await problem(changeLecture(lecture.id, titled("Late")))).toEqual({ code: "gone" });
  expect(shown()).toBeUndefined();
});

test("a sheet goes with its last moment, and comes back when that is undone, whatever was written since", async () => {
  const without = { ...lecture, items: [later] };
  const gone = changeLecture(lecture.id, (now) => merged(lecture, without, now));
  const renamed = changeLecture(lecture.id, titled("Since"));
  const undone = changeLecture(lecture.id, (now) => merged(without, lecture, now), gone);
  expect([...(await gone).keys()]).toEqual(["frames/guess"]);
  await Promise.all([renamed, undone]);
  expect(await sheetNames()).toEqual(["frames/guess"]);
  expect(await kept()).toMatchObject({ title: { en: "Since" }, items: [{ id: "guess" }, { id: "later" }] });
  await changeLecture(lecture.id, (now) => merged(lecture, without, now));
  expect(await sheetNames()).toEqual([]);
});

test("an added moment is taken back alone, and the lecture that was made for it with it", async () => {
  const item: Item = { ...noise, recorded: { sheet: "frames/new", slot: "trajectory", lens: "x0" } };
  const added = await appendItem(item, pictured(), { en: "My lecture" });
  expect(added).toMatchObject({ isNew: false, lecture: { id: lecture.id, items: [{}, {}, { id: "noise" }] } });
  expect(await sheetNames()).toEqual(["frames/guess", "frames/new"]);
  await changeLecture(lecture.id, noted("Written since"));
  await takeBack(added, item);
  expect(await kept()).toEqual(noted("Written since")(lecture));
  expect(await sheetNames()).toEqual(["frames/guess"]);

  await removeLecture(lecture.id);
  // Two presses: one lecture.
  const [one, two] = await Promise.all(["a", "b"].map((id) => appendItem({ ...item, id }, pictured(), { en: "Mine" })));
  expect(two!.lecture.id).toBe(one!.lecture.id);
  await takeBack(one!, { ...item, id: "a" });
  expect((await readLectures())[0]?.items.map(({ id }) => id)).toEqual(["b"]);
  await takeBack({ ...one!, isNew: true }, { ...item, id: "b" });
  expect(await readLectures()).toEqual([]);
});

test("nothing is kept that would be refused when it is read", async () => {
  const more = (count: number) => (now: Lecture) => ({
    ...now,
    items: [...now.items, ...Array.from({ length: count }, (_, i) => ({ ...later, id: `more-${i}` }))],
  });
  await changeLecture(lecture.id, more(58));
  expect(shown()?.items).toHaveLength(60);
  const before = await kept();
  const item = { ...noise, recorded: null };
  expect(await problem(appendItem(item, pictured(), {}))).toEqual({ code: "full", most: 60 });
  expect(await problem(changeLecture(lecture.id, titled("a".repeat(121))))).toMatchObject({ path: "title.en" });
  expect(await problem(changeLecture(lecture.id, titled("two\nlines")))).toMatchObject({ path: "title.en" });
  const large = new Map([["frames/guess", pictured(MOST_BYTES)]]);
  expect(await problem(keepLecture({ ...lecture, id: "large" }, large))).toMatchObject({ code: "large", most: 20 });
  expect(await kept()).toEqual(before);
  expect(shown()).toEqual(before);
});

test("what can't be written is not shown as if it were, and what can't be read is a problem until it can", async () => {
  const broken = vi.spyOn(Ledger.prototype, "write").mockRejectedValue(new LedgerProblem("full", "no room"));
  await expect(changeLecture(lecture.id, titled("Lost"))).rejects.toMatchObject({ code: "full" });
  expect(shown()).toEqual(lecture);
  broken.mockRestore();
  const unread = vi.spyOn(Ledger.prototype, "read").mockRejectedValue(new LedgerProblem("silent", "no answer"));
  await expect(readLectures()).rejects.toMatchObject({ code: "silent" });
  expect(useLectures.getState().problem?.code).toBe("silent");
  unread.mockRestore();
  await readLectures();
  expect(useLectures.getState().problem).toBeNull();
});

test("one that was removed comes back whole", async () => {
  const removed = await removeLecture(lecture.id);
  expect(shown()).toBeUndefined();
  await putBack(removed!);
  expect(shown()).toEqual(lecture);
  expect(await sheetNames()).toEqual(["frames/guess"]);
});

test("what a newer version of this page has written is said to be there, is not listed, and stays as it is", async () => {
  const newer = { version: 2, id: "newer", chapters: ["of another kind"] };
  await lectures.put({ lecture: { id: "newer", when: Date.now() + 1, lecture: newer }, sheets: [] });
  expect(await readLectures()).toEqual([lecture]);
  expect(useLectures.getState().unread?.problem).toEqual({ code: "newer", version: 2, reads: 1 });
  expect(await problem(appendItem(noise, pictured(), { en: "Mine" }))).toMatchObject({ code: "newer" });
  expect((await lectures.list())[0]?.lecture).toEqual(newer);
  await lectures.remove("newer");
  await readLectures();
  expect(useLectures.getState().unread).toBeNull();
});
