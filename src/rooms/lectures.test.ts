/** The lectures that ship: every moment opens what it shows, is there without a network, and says what was measured. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import bits from "../../bench/results/bits.json";
import roundTrip from "../../bench/results/round-trip.json";
import { AT } from "../app/address-entry.ts";
import { queryOf, sceneInQuery } from "../app/address-scene.ts";
import { spotIn } from "../app/moment-text.ts";
import { LANGUAGES } from "../i18n/languages.ts";
import { readLecture, readPictures } from "../lecture/schema.ts";
import { framesOf, type Sheet } from "../run/sheet.ts";
import { checked } from "../scene/packing.ts";
import { roomNamed } from "../scene/rooms.ts";
import { sameSetting } from "../scene/scene.ts";
import { parseTex } from "../ui/equation/tex.ts";
import "./testing/install.ts";

const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const IDS: readonly string[] = json("public/lectures/index.json");
const lectures = IDS.map((id) => readLecture(json(`public/lectures/${id}/lecture.json`)));
const items = lectures.flatMap((lecture) => lecture.items.map((item) => ({ ...item, of: lecture.id })));

test("each that is there is listed", () => {
  expect(readdirSync("public/lectures").sort()).toEqual([...IDS, "index.json"].sort());
});

test.each(lectures)("$id is called as its folder, and says all in every language", (lecture) => {
  expect(existsSync(`public/lectures/${lecture.id}/lecture.json`)).toBe(true);
  const texts = [
    lecture.title,
    lecture.lead,
    ...lecture.items.flatMap(({ title, caption, notes }) => [title, caption, notes]),
  ];
  for (const text of texts) expect(Object.keys(text ?? {}).sort()).toEqual(Object.keys(LANGUAGES).sort());
});

test.each(items)("$of, $id: the address opens just the settings that were recorded", ({ address, recorded }) => {
  const query = new URLSearchParams(address);
  const room = roomNamed(query.get("room") ?? "");
  const scene = checked(sceneInQuery(room, query), room.id);
  expect(scene).not.toBeNull();
  const sheet: Sheet = json(`public/${recorded?.sheet}.json`);
  expect(sameSetting(sheet.scene, sceneInQuery(room, query))).toBe(true);
  // Nothing else stands in it, and the moment is the one that is shown.
  const at = query.get(AT);
  expect([`room=${room.id}`, ...queryOf(sheet.scene), ...(at === null ? [] : [`${AT}=${at}`])].join("&")).toBe(address);
  if (at !== null) expect(spotIn(at)).toMatchObject({ position: recorded?.at, lens: recorded?.lens });
});

test.each(items)("$of, $id: what it shows was recorded, of a model that is here", ({ recorded, equation }) => {
  const sheet: Sheet = json(`public/${recorded?.sheet}.json`);
  expect(existsSync(`public/${recorded?.sheet}.webp`)).toBe(true);
  readPictures(sheet, recorded?.sheet ?? "");
  const { id, width, height, sha256 } = sheet.model;
  const { files, image } = json(`models/${id}/manifest.json`);
  expect([width, height]).toEqual([image.width, image.height]);
  expect(files.map((file: { readonly sha256: string }) => file.sha256)).toContain(sha256);
  // A chain of fewer steps beside a longer one stands at its end (run/recording.ts).
  const there = framesOf(sheet).filter(
    ({ slot, position, states }) =>
      slot === recorded?.slot && position <= (recorded.at ?? 0) && states.includes(recorded.lens),
  );
  expect(there.map(({ position }) => position)).toContain(recorded?.at);
  const shown = there.flatMap(({ lane, count }) => Array.from({ length: count }, (_, i) => lane + i));
  const all = Array.from({ length: sheet.slots[recorded?.slot ?? ""]?.pictures ?? 0 }, (_, i) => i);
  expect(shown).toEqual(expect.arrayContaining([...(recorded?.pictures ?? all)]));
  expect(() => parseTex(equation ?? "")).not.toThrow();
});

test("what is said of our faces is what the bench measured", () => {
  const { variances, rateDistortion } = bits.result;
  const of = (sigma: string) => variances.find((each) => each.sigma === sigma)?.bitsPerDim ?? Number.NaN;
  const after = (steps: number) => rateDistortion.find(({ reverseStep }) => reverseStep === steps)!;
  const [most, whole] = [after(900), after(1000)];
  const variancesSaid = [of("fixed small").toFixed(2), of("learned").toFixed(2)];
  const said: Record<string, readonly string[]> = {
    bound: variancesSaid,
    learned: variancesSaid,
    rate: [
      most.rateFixedSmall.toFixed(2),
      most.distortion.toFixed(0),
      (whole.rateFixedSmall - most.rateFixedSmall).toFixed(2),
      whole.distortion.toFixed(1),
    ],
    encode: roundTrip.result
      .filter(({ steps }) => steps === 50)
      .flatMap(({ mse, paper }) => [mse.toFixed(5), String(paper)]),
  };
  for (const [id, figures] of Object.entries(said)) {
    const notes = items.find((item) => item.id === id)?.notes;
    for (const text of [notes?.en, notes?.ko]) for (const figure of figures) expect(text).toContain(figure);
  }
});
