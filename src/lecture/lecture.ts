/**
 * What a lecture is: moments in the order they are shown, each with what is said of it. It is one JSON document
 * wherever it goes: in the ledger, in a file (file.ts), and, for those that ship, public/lectures/<id>/lecture.json.
 */
import type { Language } from "../i18n/languages.ts";

/** The version this page writes, and the newest it reads. */
export const VERSION = 1;

/** Characters of what is written, of an equation as of a caption; and items, as many as an hour has minutes. */
export const MOST = { title: 120, caption: 400, notes: 8000, items: 60 } as const;

/** In one language at least. */
export type Texts = Readonly<Partial<Record<Language, string>>>;

export interface Lecture {
  readonly version: typeof VERSION;
  /** No two that a person has are called by the same. */
  readonly id: string;
  readonly title: Texts;
  /** What it is about, in a sentence. */
  readonly lead?: Texts;
  readonly items: readonly Item[];
}

export interface Item {
  /** No two of a lecture are called by the same. */
  readonly id: string;
  readonly title: Texts;
  /** For the speaker alone. */
  readonly notes?: Texts;
  /** Under the picture. */
  readonly caption?: Texts;
  /** In the TeX that the notes are written in (ui/equation). */
  readonly equation?: string;
  /** The query of the page's address that opens exactly there: "room=trajectory&seed=7&at=459". */
  readonly address: string;
  /** What is shown of it without a network; null until it is prepared. */
  readonly recorded: Recorded | null;
}

/** A place in a sheet (run/sheet.ts). */
export interface Recorded {
  /**
   * The sheet's two files without their endings: "recorded/trajectory" is the page's own, "frames/<id>" is in the
   * lecture's file. A file may carry the page's own too, and then they are read from it.
   */
  readonly sheet: string;
  /** Which of the slots in it is shown. */
  readonly slot: string;
  /** Which of its pictures, in their order; all where not said. */
  readonly pictures?: readonly number[];
  /** Pictures beside each other; as large as they can be where not said. */
  readonly columns?: number;
  /** Steps done in what is shown first; the end where not said. */
  readonly at?: number;
  /** The guess, or the state. */
  readonly lens: "x0" | "x";
}

/** What a text says in a language, else in the other that it has. */
export function said(texts: Texts | undefined, language: Language): string {
  return texts?.[languageOf(texts, language)] ?? "";
}

/** The language that `said` found: a browser reads it aloud, and breaks its lines, as what it is. */
export function languageOf(texts: Texts | undefined, language: Language): Language {
  const [other = language] = Object.keys(texts ?? {}) as Language[];
  return texts?.[language] === undefined ? other : language;
}

/** The room that an item opens. */
export const roomOf = ({ address }: Pick<Item, "address">): string => new URLSearchParams(address).get("room") ?? "";

/** The sheets that a lecture shows, each once. */
export const sheetsOf = ({ items }: Pick<Lecture, "items">): string[] => [
  ...new Set(items.flatMap(({ recorded }) => recorded?.sheet ?? [])),
];
