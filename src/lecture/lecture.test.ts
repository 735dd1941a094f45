import { expect, test } from "vitest";
import { zip } from "../library/zip.ts";
import { isLecture, MOST_BYTES, openLecture, type Pictured, packLecture } from "./file.ts";
import fixture from "./fixtures/version-1.json";
import { languageOf, MOST, roomOf, said, sheetsOf } from "./lecture.ts";
import { LectureProblem, sayProblem } from "./problem.ts";
import { readLecture, readPictures } from "./schema.ts";

const sheet = {
  model: { id: "faces-32", title: "Faces", width: 2, height: 2 },
  columns: 4,
  slots: {
    trajectory: {
      pictures: 2,
      times: [1000, 0],
      parts: [{ lane: 0, count: 2, positions: [0, 1], states: ["x0", "x"] }],
    },
  },
};
const picture = new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" });
const pictured = { sheet: readPictures(sheet, "frames/guess.json"), picture } as Pictured;
const lecture = readLecture(fixture);
const text = (value: unknown) => new Blob([JSON.stringify(value)]);

/** What the page says of what is wrong. */
async function refusal(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    expect(error).toBeInstanceOf(LectureProblem);
    return sayProblem(error as LectureProblem);
  }
  throw new Error("it was taken");
}

test("a lecture of version 1 reads as it was written, for ever", () => {
  expect(lecture).toEqual(fixture);
  expect(lecture.items.map(roomOf)).toEqual(["trajectory", "trajectory", "endings"]);
  expect(sheetsOf(lecture)).toEqual(["recorded/trajectory", "frames/guess"]);
  expect(said(lecture.title, "ko")).toBe("잡음에서 얼굴로");
  expect(said(lecture.items[1]?.title, "en")).toBe("추측이 먼저 옵니다");
  expect(languageOf(lecture.items[1]?.title, "en")).toBe("ko");
  expect(languageOf(lecture.title, "ko")).toBe("ko");
  expect(said(undefined, "en")).toBe("");
});

test("a lecture and its pictures come out of a file as they went in", async () => {
  const sheets = new Map([
    ["recorded/trajectory", pictured],
    ["frames/guess", pictured],
  ]);
  const file = await packLecture({ lecture, sheets });
  expect(await isLecture(file)).toBe(true);
  const found = await openLecture(file);
  expect(found.lecture).toEqual(lecture);
  expect([...found.sheets.keys()]).toEqual(sheetsOf(lecture));
  expect(found.sheets.get("frames/guess")?.sheet).toEqual(sheet);
  const bytes = await found.sheets.get("frames/guess")?.picture.arrayBuffer();
  expect(new Uint8Array(bytes!)).toEqual(new Uint8Array([1, 2, 3]));
});

test("what the page has itself need not be in the file, what it has not must be", async () => {
  const own = { ...lecture, items: lecture.items.slice(0, 1) };
  const found = await openLecture(await zip([["lecture.json", text(own)]]));
  expect(found.sheets.size).toBe(0);
  const without = await refusal(async () => openLecture(await zip([["lecture.json", text(lecture)]])));
  expect(without).toContain("frames/guess");
  expect(await refusal(() => packLecture({ lecture, sheets: new Map() }))).toContain("recorded/trajectory");
});

const [first] = fixture.items;
const withItem = (change: object) => ({ ...fixture, items: [{ ...first, ...change }] });

test.each<[string, unknown, string]>([
  ["a newer one", { ...fixture, version: 2, more: true }, "version 2"],
  ["no version", { title: { en: "a" } }, "version"],
  ["nothing", null, "null"],
  ["a title in no language", withItem({ title: {} }), "a text in en or ko"],
  ["a title of two lines", withItem({ title: { en: "a\nb" } }), '"a\\nb"'],
  ["an address elsewhere", withItem({ address: "https://example.com/" }), '"https://example.com/"'],
  ["an address with a fragment", withItem({ address: "room=bits#x" }), '"room=bits#x"'],
  ["a sheet out of its folder", withItem({ recorded: { ...first?.recorded, sheet: "../secret" } }), '"../secret"'],
  ["another lens", withItem({ recorded: { ...first?.recorded, lens: "y" } }), '"y"'],
  ["a field that means nothing", withItem({ colour: "red" }), "items.0.colour"],
  ["two items of one id", { ...fixture, items: [first, first] }, '"noise"'],
  ["too many items", { ...fixture, items: Array(61).fill(first) }, "0 to 60 items"],
])("refused in words that name the bad value: %s", async (_, value, named) => {
  expect(await refusal(() => readLecture(value))).toContain(named);
});

test("a file that is none, cut, too large or of wrong pictures is refused in words", async () => {
  const whole = await packLecture({ lecture: { ...lecture, items: [] }, sheets: new Map() });
  expect(await refusal(() => openLecture(whole.slice(0, whole.size - 9)))).toContain("the file is cut");
  expect(await refusal(async () => openLecture(await zip([["a.txt", text(1)]])))).toContain("lecture.json");
  expect(await isLecture(await zip([["a.txt", text(1)]]))).toBe(false);
  expect(await isLecture(picture)).toBe(false);
  expect(await refusal(() => openLecture(new Blob([new Uint8Array(MOST_BYTES + 1)])))).toContain("21 MB");
  const wide = { ...sheet, model: { ...sheet.model, width: 0 } };
  expect(await refusal(() => readPictures(wide, "frames/a.json"))).toContain("frames/a.json: model.width");
  const many = { ...sheet, model: { ...sheet.model, width: 256, height: 256 } };
  const parts = [{ lane: 0, count: 1000, positions: [0, 1], states: ["x0"] }];
  const huge = { ...many, slots: { a: { pictures: 1000, times: [1, 0], parts } } };
  expect(await refusal(() => readPictures(huge, "frames/a.json"))).toContain("524288000");
});

test("a file is written only as it can be read: own frames and items within the bounds, the page's own where there is room", async () => {
  const large = { ...pictured, picture: new Blob([new Uint8Array(MOST_BYTES - 2 ** 20)], { type: "image/png" }) };
  const page = { ...pictured, picture: new Blob([new Uint8Array(2 ** 20)], { type: "image/webp" }) };
  const both = new Map([
    ["recorded/trajectory", page],
    ["frames/guess", large],
  ]);
  const found = await openLecture(await packLecture({ lecture, sheets: both }));
  expect([...found.sheets.keys()]).toEqual(["frames/guess"]);
  const tooLarge = { ...large, picture: new Blob([new Uint8Array(MOST_BYTES)]) };
  const sheets = new Map([...both, ["frames/guess", tooLarge]]);
  expect(await refusal(() => packLecture({ lecture, sheets }))).toContain("21 MB");
  const items = Array.from({ length: 61 }, (_, i) => ({ ...lecture.items[2]!, id: `item-${i}` }));
  expect(await refusal(() => packLecture({ lecture: { ...lecture, items }, sheets: both }))).toContain("at most 60");
});

test("a file of as much as may be written is read", async () => {
  const notes = { en: "n".repeat(MOST.notes), ko: "말".repeat(MOST.notes) };
  const items = Array.from({ length: MOST.items }, (_, i) => ({ ...lecture.items[2]!, id: `item-${i}`, notes }));
  const full = { ...lecture, items };
  expect((await openLecture(await packLecture({ lecture: full, sheets: new Map() }))).lecture).toEqual(full);
});

test("a sheet says which weights made it, where it knows", () => {
  const sha256 = "a".repeat(64);
  expect(readPictures({ ...sheet, model: { ...sheet.model, sha256 } }, "a").model.sha256).toBe(sha256);
  expect(readPictures(sheet, "a").model.sha256).toBeUndefined();
});
