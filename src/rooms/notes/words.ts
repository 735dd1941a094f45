/** What the lab notes' frame and figures say. The chapters' sentences are in chapters/, a file a language. */
import { defineWords } from "../../i18n/words.ts";
import { en } from "./words/en.ts";

export const words = defineWords(en, { ko: () => import("./words/ko.ts") });
