/**
 * What the page says, from its own catalogues: a test names a sentence, not its wording. Names are the owner's and the
 * sentence's ("bits.measure"); values are checked by type, as on the page.
 *
 *     say("bits.pictureName", { n: 2 })   "Picture 2"
 *     like("run.took")                    /^done in .+$/, whatever its values
 *     like("run.position", { length: 10 })  /^step .+ of 10$/
 *     has("share.truncated")              the same, with anything around it
 *
 *     const korean = await inLanguage("ko");
 *     korean.say("run.run")               "실행"
 */
import { words as app } from "../src/app/words.ts";
import type { Language } from "../src/i18n/languages.ts";
import { caseOf, format, type Message, parse, type Values } from "../src/i18n/message.ts";
import { pseudo } from "../src/i18n/pseudo.ts";
import type { Say, Words } from "../src/i18n/words.ts";
import { words as pictures } from "../src/pictures/words.ts";
import { words as kept } from "../src/recipe/kept/words.ts";
import { words as recipe } from "../src/recipe/words.ts";
import { words as recovery } from "../src/recovery/words.ts";
import { words as tables } from "../src/rooms/bench/tables/words.ts";
import { title as benchTitle } from "../src/rooms/bench/title.ts";
import { words as benchWords } from "../src/rooms/bench/words.ts";
import { title as bitsTitle } from "../src/rooms/bits/title.ts";
import { words as bits } from "../src/rooms/bits/words.ts";
import { title as compareTitle } from "../src/rooms/compare/title.ts";
import { words as compare } from "../src/rooms/compare/words.ts";
import { title as endingsTitle } from "../src/rooms/endings/title.ts";
import { words as endings } from "../src/rooms/endings/words.ts";
import { title as galleryTitle } from "../src/rooms/gallery/title.ts";
import { words as gallery } from "../src/rooms/gallery/words.ts";
import { title as generateTitle } from "../src/rooms/generate/title.ts";
import { words as generate } from "../src/rooms/generate/words.ts";
import { title as interpolateTitle } from "../src/rooms/interpolate/title.ts";
import { words as interpolate } from "../src/rooms/interpolate/words.ts";
import { words as prepare } from "../src/rooms/lecture/prepare/words.ts";
import { title as lectureTitle } from "../src/rooms/lecture/title.ts";
import { words as lecture } from "../src/rooms/lecture/words.ts";
import { title as machineTitle } from "../src/rooms/machine/title.ts";
import { words as machine } from "../src/rooms/machine/words.ts";
import { title as notesTitle } from "../src/rooms/notes/title.ts";
import { words as notes } from "../src/rooms/notes/words.ts";
import { title as toyTitle } from "../src/rooms/toy/title.ts";
import { words as toy } from "../src/rooms/toy/words.ts";
import { title as trajectoryTitle } from "../src/rooms/trajectory/title.ts";
import { words as trajectory } from "../src/rooms/trajectory/words.ts";
import { words as offline } from "../src/shell/offline/words.ts";
import { words as shell } from "../src/shell/words.ts";
import { words as chart } from "../src/ui/charts/words.ts";
import { words as classes } from "../src/ui/classes/words.ts";
import { words as controls } from "../src/ui/controls/words.ts";
import { words as engine } from "../src/ui/frame/engine/words.ts";
import { words as frame } from "../src/ui/frame/words.ts";
import { words as models } from "../src/ui/models/words.ts";
import { words as menu } from "../src/ui/pictures/menu/words.ts";
import { words as shown } from "../src/ui/pictures/words.ts";
import { words as run } from "../src/ui/run/words.ts";
import { words as film } from "../src/ui/share/film/words.ts";
import { words as share } from "../src/ui/share/words.ts";
import { words as start } from "../src/ui/start/words.ts";
import { words as ui } from "../src/ui/words.ts";

/** What holds in every room: its sentences have their subject in their names. */
const EVERYWHERE = [app, pictures, recipe, ui, controls, engine, frame, shown, run, shell, offline] as const;

const OWNERS = {
  bench: [benchTitle, benchWords, tables],
  bits: [bitsTitle, bits],
  compare: [compareTitle, compare],
  endings: [endingsTitle, endings],
  gallery: [galleryTitle, gallery],
  generate: [generateTitle, generate],
  interpolate: [interpolateTitle, interpolate],
  lecture: [lectureTitle, lecture],
  prepare: [prepare],
  machine: [machineTitle, machine],
  notes: [notesTitle, notes],
  toy: [toyTitle, toy],
  trajectory: [trajectoryTitle, trajectory],
  chart: [chart],
  kept: [kept],
  classes: [classes],
  models: [models],
  recovery: [recovery],
  menu: [menu],
  start: [start],
  share: [share],
  film: [film],
} as const;

type Every<U> = (U extends unknown ? (taken: U) => void : never) extends (taken: infer T) => void ? T : never;
type TextsOf<W> = W extends Words<infer En> ? En : never;
type Named<Owner extends string, En> = { readonly [Id in keyof En & string as `${Owner}.${Id}`]: En[Id] };

/** Every sentence of the page by its name. */
type All = Every<
  | TextsOf<(typeof EVERYWHERE)[number]>
  | { [O in keyof typeof OWNERS]: Named<O, Every<TextsOf<(typeof OWNERS)[O][number]>>> }[keyof typeof OWNERS]
>;
type Distinct = [All] extends [never] ? "two sentences have one name" : All;

const CATALOGUES = [...EVERYWHERE, ...Object.values(OWNERS).flat()];

interface Speech {
  readonly say: Say<Distinct>;
  /** What a sentence looks like from beginning to end, with these values and any others. */
  readonly like: (id: keyof Distinct & string, values?: Values) => RegExp;
  /** The same somewhere in a text. */
  readonly has: (id: keyof Distinct & string, values?: Values) => RegExp;
}

/** "pseudo" is English in disguise (`?lang=pseudo`). */
export async function inLanguage(language: Language | "pseudo"): Promise<Speech> {
  if (language === "pseudo") return speech("en", pseudo);
  await Promise.all(CATALOGUES.map((words) => words.load(language)));
  return speech(language);
}

export const { say, like, has } = speech("en");

function speech(language: Language, disguise = (message: Message) => message): Speech {
  const texts: Record<string, string> = {};
  for (const words of EVERYWHERE) Object.assign(texts, words.texts(language));
  for (const [owner, catalogues] of Object.entries(OWNERS))
    for (const words of catalogues)
      for (const [id, text] of Object.entries(words.texts(language))) texts[`${owner}.${id}`] = text;
  const read = (id: string): Message => disguise(parse(texts[id] ?? ""));
  return {
    say: (id, ...[values]) => format(read(id), (values ?? {}) as Values, language),
    like: (id, values = {}) => new RegExp(`^${pattern(read(id), values, language)}$`),
    has: (id, values = {}) => new RegExp(pattern(read(id), values, language)),
  };
}

function pattern(message: Message, values: Values, language: Language): string {
  return message
    .map((part) => {
      if (typeof part === "string") return escaped(part);
      if ("cases" in part) {
        const value = values[part.by];
        const cases = value === undefined ? Object.values(part.cases) : [caseOf(part, value, language)];
        return `(?:${cases.map((each) => pattern(each, values, language)).join("|")})`;
      }
      const name = "hole" in part ? part.hole : part.count;
      return name in values ? escaped(format([part], values, language)) : ".+";
    })
    .join("");
}

const escaped = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
