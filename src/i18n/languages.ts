/**
 * The languages of the page, and what each calls itself. To add one, give it a line here and follow the type checker:
 * a file in every folder `words` beside en.ts and its line in that folder's index.ts, the chapters of the lab notes,
 * and the few names that stand in all languages at once (`Record<Language, string>`).
 */
export const LANGUAGES = { en: "English", ko: "한국어" } as const;

export type Language = keyof typeof LANGUAGES;
/** English is written first, and always there; the others are loaded when they are spoken. */
export type Translation = Exclude<Language, "en">;

/** The first wish that is a language of ours ("ko-KR" is Korean), else English. */
export function firstKnown(wishes: readonly (string | null)[]): Language {
  const known = (wish: string | undefined): wish is Language => wish !== undefined && Object.hasOwn(LANGUAGES, wish);
  return wishes.map((wish) => wish?.split("-")[0]).find(known) ?? "en";
}
