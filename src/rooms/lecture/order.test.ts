import { expect, test } from "vitest";
import fixture from "../../lecture/fixtures/version-1.json";
import { readLecture } from "../../lecture/schema.ts";
import { changed, moved, told, without } from "./order.ts";

const lecture = readLecture(fixture);
const ids = ({ items }: typeof lecture) => items.map(({ id }) => id);

test("moments are moved, deleted and changed, and stay where there is no place", () => {
  expect(ids(moved(lecture, 0, 2))).toEqual(["guess", "later", "noise"]);
  expect(ids(moved(lecture, 2, 0))).toEqual(["later", "noise", "guess"]);
  expect(moved(lecture, 0, -1)).toBe(lecture);
  expect(moved(lecture, 0, 3)).toBe(lecture);
  expect(ids(without(lecture, 1))).toEqual(["noise", "later"]);
  expect(changed(lecture, 1, { ...lecture.items[0]!, address: "room=bits" }).items[1]?.address).toBe("room=bits");
});

test("what is written in one language leaves the other, and nothing is no text", () => {
  expect(told({ en: "a", ko: "가" }, "en", "b", 9)).toEqual({ en: "b", ko: "가" });
  expect(told({ en: "a", ko: "가" }, "en", "", 9)).toEqual({ ko: "가" });
  expect(told({ en: "a" }, "en", "", 9)).toBeNull();
  expect(told(undefined, "ko", "가", 9)).toEqual({ ko: "가" });
  // A tab, a character that joins, half an emoji where it is cut.
  expect(told({}, "en", "a\tb\u200dc\n😀", 7)).toEqual({ en: "a bc\n" });
});
