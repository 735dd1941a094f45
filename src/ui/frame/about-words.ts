/** Each room in two sentences, and where the papers have its equation. */
import { defineWords } from "../../i18n/words.ts";
import { en } from "./about-words/en.ts";

export const words = defineWords(en, { ko: () => import("./about-words/ko.ts") });
