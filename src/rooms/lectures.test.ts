/** The lectures that ship: every moment opens what it shows, is there without a network, and says what was measured. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import bits from "../../bench/results/bits.json";
import roundTrip from "../../bench/results/round-trip.json";
import faces from "../../models/faces-32/manifest.json";
import { AT } from "../app/address-entry.ts";
import { queryOf, sceneInQuery } from "../app/address-scene.ts";
import { spotIn } from "../app/moment-text.ts";
import { betasOf, scheduleOf } from "../diffusion/schedule.ts";
import { LANGUAGES, type Language } from "../i18n/languages.ts";
import { said } from "../lecture/lecture.ts";
import { readLecture, readPictures } from "../lecture/schema.ts";
import { framesOf, type Sheet } from "../run/sheet.ts";
import { checked } from "../scene/packing.ts";
import { roomNamed } from "../scene/rooms.ts";
import { sameSetting } from "../scene/scene.ts";
import { parseTex } from "../ui/equation/tex.ts";
import { TABLES } from "./bench/tables/tables.ts";
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

/** A figure of a paper, as its table prints it. */
function printed(table: string, group: string, line: string, column: string): string {
  const { columns, groups } = TABLES.find(({ id }) => id === table)!;
  const { cells } = groups.find(({ id }) => id === group)!.lines.find(({ name }) => name === line)!;
  const cell = cells[columns.findIndex(({ word, text }) => (word ?? text) === column)];
  return cell && cell !== "unstable" && "text" in cell ? cell.text : "not printed";
}
const fid = (eta: string) => (steps: string) => printed("ddim1", "ddimCifar", `η = ${eta}`, steps);
const ddpm = (column: string) => printed("ddpm1", "unconditional", "DDPM (L_simple)", column);

/** Every figure with a point that is said of a moment, from where it is known. */
function figuresOf(id: string): readonly string[] {
  const { variances, rateDistortion } = bits.result;
  const bound = ["fixed small", "learned"].map((of) =>
    variances.find(({ sigma }) => sigma === of)!.bitsPerDim.toFixed(2),
  );
  const after = (steps: number) => rateDistortion.find(({ reverseStep }) => reverseStep === steps)!;
  const [most, whole] = [after(900), after(1000)];
  const { beta_start, beta_end } = faces.diffusion.schedule;
  const { alphasCumprod } = scheduleOf(betasOf({ kind: "linear", beta_start, beta_end }, 1000));
  switch (id) {
    case "forward":
      return [String(beta_start), String(beta_end), alphasCumprod.at(-1)!.toFixed(5)];
    case "bound":
    case "learned":
      return bound;
    case "rate":
      return [
        most.rateFixedSmall.toFixed(2),
        (whole.rateFixedSmall - most.rateFixedSmall).toFixed(2),
        whole.distortion.toFixed(1),
      ];
    case "encode":
      return [
        roundTrip.result.find(({ steps }) => steps === 50)!.mse.toFixed(5),
        printed("ddim2", "ddimRoundTrip", "DDIM", "50"),
      ];
    case "samples":
      return [ddpm("fid"), ddpm("is")];
    case "impact":
      return ["50", "100", "1000"].map(fid("0.0"));
    case "same-noise":
      return [...["10", "50", "100", "1000"].map(fid("0.0")), fid("1.0")("10")];
    default:
      return [];
  }
}

test.each(items)(
  "$of, $id: every figure in it was measured here or is printed in a paper",
  ({ id, notes, caption }) => {
    const figures = [...new Set(figuresOf(id))].sort();
    for (const language of Object.keys(LANGUAGES) as Language[]) {
      const text = `${said(caption, language)}\n${said(notes, language)}`;
      expect([...new Set(text.match(/\d+\.\d+/g))].sort()).toEqual(figures);
    }
  },
);

test("a paper's FID is said of the steps that it is of", () => {
  for (const id of ["impact", "same-noise"]) {
    const notes = items.find((item) => item.id === id)?.notes;
    for (const steps of ["50", "100", "1000"]) {
      const figure = fid("0.0")(steps);
      expect(notes?.en).toMatch(new RegExp(`${figure} in ${steps}\\b`));
      expect(notes?.ko).toContain(`${steps}단계 ${figure}`);
    }
  }
  const [most] = bits.result.rateDistortion.filter(({ reverseStep }) => reverseStep === 900);
  expect(items.find(({ id }) => id === "rate")?.notes?.en).toContain(`off by ${most?.distortion.toFixed(0)} levels`);
});
