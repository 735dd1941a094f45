import { defineWords } from "../../../i18n/words.ts";
import { en } from "./words/en.ts";

export const words = defineWords(en, { ko: () => import("./words/ko.ts") });
