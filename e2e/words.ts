/**
 * What the page says, from its own catalogues: a test names a sentence, not its wording. Names are the owner's and the
 * sentence's ("bits.measure"); values are checked by type, as on the page.
 *
 *     say("bits.pictureName", { n: 2 })   "Picture 2"
 *     like("run.took")                    /^done in .+$/, whatever its values
 *     inLanguage("ko").say("run.run")     "실행"
 */
import type { Sentences } from "../src/i18n/arguments.ts";
import { en } from "../src/i18n/en.ts";
import { ko } from "../src/i18n/ko.ts";
import type { Language } from "../src/i18n/languages.ts";
import { format, type Message, parse, type Values } from "../src/i18n/message.ts";
import type { Say } from "../src/i18n/words.ts";
import { en as bitsEn } from "../src/rooms/bits/words/en.ts";
import { ko as bitsKo } from "../src/rooms/bits/words/ko.ts";
import { en as compareEn } from "../src/rooms/compare/words/en.ts";
import { ko as compareKo } from "../src/rooms/compare/words/ko.ts";
import { en as endingsEn } from "../src/rooms/endings/words/en.ts";
import { ko as endingsKo } from "../src/rooms/endings/words/ko.ts";
import { en as interpolateEn } from "../src/rooms/interpolate/words/en.ts";
import { ko as interpolateKo } from "../src/rooms/interpolate/words/ko.ts";
import { en as machineEn } from "../src/rooms/machine/words/en.ts";
import { ko as machineKo } from "../src/rooms/machine/words/ko.ts";
import { en as notesEn } from "../src/rooms/notes/words/en.ts";
import { ko as notesKo } from "../src/rooms/notes/words/ko.ts";
import { en as trajectoryEn } from "../src/rooms/trajectory/words/en.ts";
import { ko as trajectoryKo } from "../src/rooms/trajectory/words/ko.ts";
import { en as chartEn } from "../src/ui/charts/words/en.ts";
import { ko as chartKo } from "../src/ui/charts/words/ko.ts";
import { en as shareEn } from "../src/ui/share/words/en.ts";
import { ko as shareKo } from "../src/ui/share/words/ko.ts";

const english = {
  ...en,
  ...owned("bits", bitsEn),
  ...owned("chart", chartEn),
  ...owned("compare", compareEn),
  ...owned("endings", endingsEn),
  ...owned("interpolate", interpolateEn),
  ...owned("machine", machineEn),
  ...owned("notes", notesEn),
  ...owned("share", shareEn),
  ...owned("trajectory", trajectoryEn),
};

const korean: { readonly [Id in keyof typeof english]: string } = {
  ...ko,
  ...owned("bits", bitsKo),
  ...owned("chart", chartKo),
  ...owned("compare", compareKo),
  ...owned("endings", endingsKo),
  ...owned("interpolate", interpolateKo),
  ...owned("machine", machineKo),
  ...owned("notes", notesKo),
  ...owned("share", shareKo),
  ...owned("trajectory", trajectoryKo),
};

type Owned<Owner extends string, Own extends Sentences> = {
  readonly [Id in keyof Own & string as `${Owner}.${Id}`]: Own[Id];
};

function owned<Owner extends string, Own extends Sentences>(owner: Owner, own: Own): Owned<Owner, Own> {
  return Object.fromEntries(Object.entries(own).map(([id, text]) => [`${owner}.${id}`, text])) as Owned<Owner, Own>;
}

const CATALOGUES = { en: english, ko: korean } as const satisfies Record<Language, Sentences>;

export function inLanguage(language: Language): {
  readonly say: Say<typeof english>;
  /** What a sentence looks like with any values, from beginning to end. */
  readonly like: (id: keyof typeof english) => RegExp;
} {
  const texts: Sentences = CATALOGUES[language];
  const read = (id: string): Message => parse(texts[id] ?? "");
  return {
    say: (id, ...[values]) => format(read(id), (values ?? {}) as Values, language),
    like: (id) => new RegExp(`^${pattern(read(id))}$`),
  };
}

export const { say, like } = inLanguage("en");

function pattern(message: Message): string {
  return message
    .map((part) => {
      if (typeof part === "string") return part.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
      if ("cases" in part) return `(?:${Object.values(part.cases).map(pattern).join("|")})`;
      return ".+";
    })
    .join("");
}
