/** docs/glossary.md says what things are called in Korean, and what they are not. */
import { expect, test } from "vitest";
import glossary from "../../docs/glossary.md?raw";

const texts = import.meta.glob<string>(
  ["../**/ko.ts", "../**/*.ko.tsx", "../ui/equation/equations.ts", "../../public/lectures/*/lecture.json"],
  {
    eager: true,
    query: "?raw",
    import: "default",
  },
);

const terms = [...glossary.matchAll(/^\| (?!English|-)([^|]+?) \| ([^|]+?) \| ([^|]*?) ?\|/gm)].map(
  ([, english, korean, not = ""]) => ({ english, korean, not: not.split(", ").filter((word) => word !== "") }),
);

/** Text with every run of spaces and line breaks as one space: a term may stand at the end of a line. */
const flat = (text: string) => text.replace(/\s+/g, " ");

test("the glossary is read: undo is not called 실행 취소", () => {
  expect(terms.length).toBeGreaterThan(30);
  expect(terms).toContainEqual({ english: "undo", korean: "되돌리기", not: ["실행 취소"] });
});

test.each(Object.keys(texts))("%s calls things what the glossary calls them", (file) => {
  const text = flat(texts[file] ?? "");
  const wrong = terms.flatMap(({ korean, not }) =>
    not.filter((word) => text.includes(word)).map((word) => `${word}: ${korean}`),
  );
  expect(wrong).toEqual([]);
  // Particles in two forms cannot be read aloud.
  expect(text).not.toMatch(/은\(는\)|을\(를\)|이\(가\)|와\(과\)|\(으\)로/);
});

test.each(Object.keys(texts))("%s writes names, units and ranges as every other", (file) => {
  const odd = /‘\{|\} %|\} 픽셀|\d 픽셀|~|[가-힣] …|\} …/g;
  expect(flat(texts[file] ?? "").match(odd) ?? []).toEqual([]);
});

test.each(Object.keys(texts).filter((file) => /lecture.*words|lecture.*title/.test(file)))(
  "%s calls what a lecture is made of 장면: 순간 is of a recording",
  (file) => expect(texts[file]).not.toContain("순간"),
);
