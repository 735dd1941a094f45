/**
 * Words: each owner (a room, a part of the page) has a folder `words` with a file a language. `en.ts` is written first
 * (`export const en = {…} as const`), the others are held against it (`export const ko = {…} as const satisfies
 * Same<typeof en>`), and `words.ts` beside the folder is the catalogue:
 *
 *     export const words = defineWords(en, { ko: () => import("./words/ko.ts") });
 *
 * A sentence that is missing, or one that lacks a value or asks for another than the English one, is a type error.
 */
import { use } from "react";
import type { AtMost, Same, Sentences, ValuesOf } from "./arguments.ts";
import type { Language, Translation } from "./languages.ts";
import { format, type Message, parse, type Values } from "./message.ts";
import { speaker } from "./speaker.ts";
import { useLanguage } from "./use-language.ts";

/** Says a sentence; the values it needs come after its name. */
export type Say<En extends Sentences> = <Id extends keyof En & string>(
  id: Id,
  ...values: unknown extends ValuesOf<En[Id]> ? [] : [ValuesOf<En[Id]>]
) => string;

export type SayOf<W> = W extends Words<infer En> ? Say<En> : never;
export type IdOf<W> = W extends Words<infer En> ? keyof En & string : never;

/** The other languages' files, each loaded when it is spoken. */
type Loaders<En extends Sentences> = {
  readonly [L in Translation]: () => Promise<{ readonly [Name in L]: Same<En> }>;
};
/** The same files, whose sentences ask for no value that is not given. */
type Answered<En extends Sentences, Others extends Loaders<En>> = {
  readonly [L in Translation]: Awaited<ReturnType<Others[L]>> extends {
    readonly [Name in L]: infer Other extends Same<En>;
  }
    ? () => Promise<{ readonly [Name in L]: AtMost<En, Other> }>
    : never;
};

export class Words<En extends Sentences> {
  readonly #texts: Partial<Record<Language, { readonly [Id in keyof En]: string }>>;
  readonly #loaders: Loaders<En>;
  readonly #coming = new Map<Language, Promise<void>>();
  readonly #sayings = new Map<Language, Say<En>>();

  constructor(en: En, loaders: Loaders<En>) {
    this.#texts = { en };
    this.#loaders = loaders;
  }

  has(language: Language): boolean {
    return this.#texts[language] !== undefined;
  }

  /** What is written in a language. @throws where it is not there yet: `load` it first. */
  texts(language: Language): { readonly [Id in keyof En]: string } {
    const texts = this.#texts[language];
    if (!texts) throw new Error(`words were asked for in “${language}” before they were loaded`);
    return texts;
  }

  load(language: Language): Promise<void> {
    if (language === "en") return Promise.resolve();
    let coming = this.#coming.get(language);
    if (!coming) {
      const read = this.#read(language);
      // A promise that says itself that it is over makes no component wait (as React marks those it has waited for).
      void read.then(
        () => Object.assign(read, { status: "fulfilled", value: undefined }),
        () => {},
      );
      this.#coming.set(language, read);
      coming = read;
    }
    return coming;
  }

  async #read<L extends Translation>(language: L): Promise<void> {
    const load: () => Promise<{ readonly [Name in L]: Same<En> }> = this.#loaders[language];
    try {
      this.#texts[language] = (await load())[language];
    } catch (error) {
      // Asked for again, it may come.
      this.#coming.delete(language);
      throw error;
    }
  }

  /** The voice of a language, the same each time; @throws as `texts`. */
  in(language: Language): Say<En> {
    let saying = this.#sayings.get(language);
    if (!saying) {
      saying = sayingOf<En>(this.texts(language), language);
      this.#sayings.set(language, saying);
    }
    return saying;
  }

  /** For code outside React (live region, notices, names of files): speaks the language of this moment. */
  readonly say: Say<En> = (id, ...values) => this.in(speaker.language)(id, ...values);
}

function sayingOf<En extends Sentences>(texts: Sentences, language: Language): Say<En> {
  const read = new Map<string, Message>();
  return (id, ...[values]) => {
    let message = read.get(id);
    if (!message) {
      const text = texts[id];
      if (text === undefined) throw new RangeError(`invalid sentence: ${id}`);
      message = parse(text);
      if (speaker.disguise) message = speaker.disguise(message);
      read.set(id, message);
    }
    return format(message, (values ?? {}) as Values, language);
  };
}

export function defineWords<const En extends Sentences, Others extends Loaders<En>>(
  en: En,
  loaders: Others & Answered<En, Others>,
): Words<En> {
  const words = new Words<En>(en, loaders);
  speaker.register(words);
  return words;
}

/** An owner's words in the language of the page. Waits (React's `Suspense`) where they came after the language. */
export function useWords<En extends Sentences>(words: Words<En>): Say<En> {
  const language = useLanguage();
  // Also when they are there: a component that waited is rendered again, and must ask as it did (React's error 467).
  if (language !== "en") use(words.load(language));
  return words.in(language);
}
