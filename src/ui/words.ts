/** The shipped models: what they are called, and what they have seen. */
import { defineWords } from "../i18n/words.ts";
import { en } from "./words/en.ts";

export const words = defineWords(en, { ko: () => import("./words/ko.ts") });
