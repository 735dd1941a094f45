/** A lecture, and the sheets it shows, as JSON from outside: every field named, every number bounded. */
import * as v from "valibot";
import { quote } from "../bytes/errors.ts";
import type { Sheet } from "../run/sheet.ts";
import { cellsOf } from "../run/sheet.ts";
import { MAX_SIDE, MAX_T } from "../scene/fields.ts";
import { expectedOf, list, MAX_RESULTS, text, whole } from "../scene/schema.ts";
import { type Lecture, MOST, type Texts, VERSION } from "./lecture.ts";
import { LectureProblem, type Problem } from "./problem.ts";

/** Bytes of a sheet's pictures when they are unpacked: a run's own bound (run/budget.ts). */
export const MOST_PIXELS = 64 * 2 ** 20;

/** What of a sheet its pictures need: what it was made of stands in the item's address. */
export type Pictures = Pick<Sheet, "columns" | "grid" | "slots"> & {
  /** Which weights made them is not said by older files. */
  readonly model: Pick<Sheet["model"], "id" | "title" | "width" | "height"> & Partial<Pick<Sheet["model"], "sha256">>;
};

const id = text(/^[\w-]{1,64}$/, "1 to 64 letters, digits, - and _");
const line = (most: number) => text(new RegExp(`^\\P{C}{1,${most}}$`, "u"), `a line of 1 to ${most} characters`);
const prose = text(new RegExp(`^(?:\\P{C}|\\n){1,${MOST.notes}}$`, "u"), `1 to ${MOST.notes} characters`);

const inLanguages = (said: v.GenericSchema<unknown, string>) =>
  v.pipe(
    v.strictObject({ en: v.optional(said), ko: v.optional(said) }),
    v.custom<Texts>((texts) => Object.keys(texts as Texts).length > 0, "a text in en or ko"),
  );

const place = v.strictObject({
  sheet: text(/^(recorded|frames)\/[\w-]{1,64}$/, '"recorded/<name>" or "frames/<name>"'),
  slot: line(64),
  pictures: v.optional(list(whole(0, MAX_RESULTS - 1), 1, MAX_RESULTS)),
  columns: v.optional(whole(1, MAX_RESULTS)),
  at: v.optional(whole(0, MAX_T)),
  lens: v.picklist(["x0", "x"]),
});

const item = v.strictObject({
  id,
  title: inLanguages(line(MOST.title)),
  notes: v.optional(inLanguages(prose)),
  caption: v.optional(inLanguages(line(MOST.caption))),
  equation: v.optional(line(MOST.caption)),
  address: text(/^room=[\w-]+(&[^\s#&"<>]+)*$/, 'an address such as "room=trajectory&seed=7&at=459"'),
  recorded: v.nullable(place),
});

const LectureSchema = v.strictObject({
  version: v.literal(VERSION),
  id,
  title: inLanguages(line(MOST.title)),
  lead: v.optional(inLanguages(line(MOST.caption))),
  items: list(item, 0, MOST.items),
});

const part = v.object({
  lane: whole(0, MAX_RESULTS - 1),
  count: whole(1, MAX_RESULTS),
  positions: list(whole(0, MAX_T), 1, MAX_T + 1),
  states: list(v.picklist(["x0", "x"]), 1, 2),
});

const PicturesSchema = v.object({
  model: v.object({
    id: line(128),
    title: line(120),
    sha256: v.optional(text(/^[0-9a-f]{64}$/, "64 hexadecimal digits")),
    width: whole(1, MAX_SIDE),
    height: whole(1, MAX_SIDE),
  }),
  columns: whole(1, 4096),
  grid: v.optional(whole(1, 64)),
  slots: v.record(
    line(64),
    v.object({
      pictures: whole(1, MAX_RESULTS),
      times: list(whole(0, MAX_T), 1, MAX_T + 1),
      parts: list(part, 1, MAX_RESULTS),
    }),
  ),
});

/** Null unless a newer version of this page has written it. */
export function newerThanThis(value: unknown): LectureProblem | null {
  const version = typeof value === "object" && value !== null && "version" in value ? value.version : undefined;
  const isNewer = typeof version === "number" && Number.isInteger(version) && version > VERSION;
  return isNewer ? new LectureProblem({ code: "newer", version, reads: VERSION }) : null;
}

/** @throws LectureProblem */
export function readLecture(value: unknown): Lecture {
  const newer = newerThanThis(value);
  if (newer) throw newer;
  const found = v.safeParse(LectureSchema, value);
  if (!found.success) throw new LectureProblem(fault("field", found.issues[0]));
  const seen = new Set<string>();
  for (const [i, { id }] of found.output.items.entries()) {
    if (seen.has(id)) throw new LectureProblem({ code: "twice", path: `items.${i}.id`, received: quote(id) });
    seen.add(id);
  }
  return found.output as Lecture;
}

/** @param name the file it was read from @throws LectureProblem */
export function readPictures(value: unknown, name: string): Pictures {
  const found = v.safeParse(PicturesSchema, value);
  if (!found.success) throw new LectureProblem(fault("picture", found.issues[0], name));
  const sheet = found.output as Pictures;
  const bytes = cellsOf(sheet) * sheet.model.width * sheet.model.height * 4;
  if (bytes <= MOST_PIXELS) return sheet;
  const of = { path: name, expected: `at most ${MOST_PIXELS} bytes of pictures`, received: String(bytes) };
  throw new LectureProblem({ code: "picture", ...of });
}

function fault(code: "field" | "picture", issue: v.BaseIssue<unknown>, name?: string): Problem {
  const path = [name, v.getDotPath(issue)].filter(Boolean).join(": ") || "the whole";
  if (issue.type === "strict_object" && issue.expected === "never") return { code: "unknown", path };
  return { code, path, expected: expectedOf(issue), received: quote(issue.input) };
}
