/**
 * Languages: English is in the first chunk, Korean comes when it is asked for. Messages are ICU
 * text, compiled the first time they are used.
 */
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { keep, kept } from "../app/storage.ts";
import { en } from "./en.ts";

export const LANGUAGES = { en: "English", ko: "한국어" } as const;
export type Language = keyof typeof LANGUAGES;

const compiled = new Map<string, ReturnType<typeof compileMessage>>();
i18n.setMessagesCompiler((message) => {
  let tokens = compiled.get(message);
  if (!tokens) {
    tokens = compileMessage(message);
    compiled.set(message, tokens);
  }
  return tokens;
});

i18n.load("en", { ...en });

/** What was chosen before, else the first of the browser's languages that we speak. */
export function preferredLanguage(): Language {
  const wishes = [kept("language"), ...navigator.languages];
  const known = wishes.map((wish) => wish?.slice(0, 2)).find((wish) => wish && wish in LANGUAGES);
  return (known as Language | undefined) ?? "en";
}

export async function speak(language: Language): Promise<void> {
  if (language === "ko") i18n.load("ko", { ...(await import("./ko.ts")).ko });
  i18n.activate(language);
  document.documentElement.lang = language;
}

/** As `speak`, by a person's choice: kept for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  keep("language", language);
  await speak(language);
}
