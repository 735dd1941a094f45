/**
 * A lecture as one file: a zip with lecture.json and, for every sheet it shows, `<sheet>.json` and its picture. Nothing
 * else in it is read.
 */
import { parseJson } from "../bytes/json.ts";
import { filesIn, type Packed, unpack } from "../bytes/unzip.ts";
import { zip } from "../library/zip.ts";
import { type Lecture, MOST, sheetsOf } from "./lecture.ts";
import { checkPicture } from "./picture.ts";
import { LectureProblem, problemOf } from "./problem.ts";
import { type Pictures, readLecture, readPictures } from "./schema.ts";

/** Of a file, packed or not. */
export const MOST_BYTES = 20 * 2 ** 20;
const TEXT = "lecture.json";
/** WebP is smaller where it is made beforehand; a browser makes PNG without a loss. */
const ENDINGS = { webp: "image/webp", png: "image/png" } as const;

/** A sheet with the picture that holds its cells. */
export interface Pictured {
  readonly sheet: Pictures;
  readonly picture: Blob;
}

export interface Whole {
  readonly lecture: Lecture;
  /** By the names that its items know them by; the page's own need not be there. */
  readonly sheets: ReadonlyMap<string, Pictured>;
}

/** The page's own, which every page of this version has. */
const isOfPage = (name: string) => name.startsWith("recorded/");
/** What a zip says of a file beside its bytes, its name twice. */
const HEADERS = 256;

/**
 * What would be refused when it is read is not kept, nor written.
 * @throws LectureProblem
 */
export function checkWhole(whole: Whole): void {
  const { items } = whole.lecture;
  if (items.length > MOST.items) throw new LectureProblem({ code: "full", most: MOST.items });
  readLecture(whole.lecture);
  bounded(bytesOf(filesOf(whole)));
}

/** The page's own pictures come along where there is room for them. @throws LectureProblem above 20 MB */
export async function packLecture({ lecture, sheets }: Whole): Promise<Blob> {
  const names = sheetsOf(lecture);
  const missing = names.find((name) => !sheets.has(name));
  if (missing) throw new LectureProblem({ code: "missing", path: missing });
  const wanted = new Map([...sheets].filter(([name]) => names.includes(name)));
  const own = { lecture, sheets: new Map([...wanted].filter(([name]) => !isOfPage(name))) };
  checkWhole(own);
  const all = filesOf({ lecture, sheets: wanted });
  return zip(bytesOf(all) <= MOST_BYTES ? all : filesOf(own));
}

function filesOf({ lecture, sheets }: Whole): (readonly [string, Blob])[] {
  const pictures = [...sheets].flatMap(([name, { sheet, picture }]) => [
    [`${name}.json`, new Blob([JSON.stringify(sheet)])] as const,
    [`${name}.${picture.type === ENDINGS.png ? "png" : "webp"}`, picture] as const,
  ]);
  return [[TEXT, new Blob([JSON.stringify(lecture, null, 1)])], ...pictures];
}

const bytesOf = (files: readonly (readonly [string, Blob])[]) =>
  files.reduce((sum, [, { size }]) => sum + size + HEADERS, 0);

/** Whether a zip is meant as a lecture. A zip that can't be read is none. */
export async function isLecture(file: Blob): Promise<boolean> {
  const files = await filesIn(file).catch(() => null);
  return files?.has(TEXT) ?? false;
}

/** @throws LectureProblem */
export async function openLecture(file: Blob): Promise<Whole> {
  try {
    bounded(file.size);
    const files = await filesIn(file);
    const packed = files.get(TEXT);
    if (!packed) throw new LectureProblem({ code: "none" });
    bounded([...files.values()].reduce((sum, { length }) => sum + length, 0));
    const lecture = readLecture(await jsonIn(file, packed));
    const sheets = new Map<string, Pictured>();
    for (const name of sheetsOf(lecture)) {
      const found = await pictured(file, files, name);
      if (found) sheets.set(name, found);
      else if (!isOfPage(name)) throw new LectureProblem({ code: "missing", path: name });
    }
    return { lecture, sheets };
  } catch (error) {
    throw problemOf(error);
  }
}

async function pictured(file: Blob, files: Map<string, Packed>, name: string): Promise<Pictured | null> {
  const ending = (["webp", "png"] as const).find((each) => files.has(`${name}.${each}`));
  const [text, picture] = [files.get(`${name}.json`), ending && files.get(`${name}.${ending}`)];
  if (!text || !picture || !ending) return null;
  const sheet = readPictures(await jsonIn(file, text), `${name}.json`);
  const unpacked = new Blob([await unpack(file, picture)], { type: ENDINGS[ending] });
  await checkPicture(sheet, unpacked, `${name}.${ending}`);
  return { sheet, picture: unpacked };
}

async function jsonIn(file: Blob, packed: Packed): Promise<unknown> {
  return parseJson(new TextDecoder().decode(await unpack(file, packed)), MOST_BYTES);
}

function bounded(bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new LectureProblem({ code: "large", megabytes: Math.ceil(bytes / 2 ** 20), most: MOST_BYTES / 2 ** 20 });
}
