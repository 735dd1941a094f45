/** Refusals in the language of the page. */
import type { Values } from "../i18n/message.ts";
import { defineWords, type SayOf } from "../i18n/words.ts";
import { en } from "./words/en.ts";
import { type Said, type SentenceId, spoken } from "./words/said.ts";

export const words = defineWords(en, { ko: () => import("./words/ko.ts") });

/** The values were checked where the sentence was made. */
export const sayRefusal = (say: SayOf<typeof words>, said: Said): string =>
  spoken(said, say as (id: SentenceId, values: Values) => string);
