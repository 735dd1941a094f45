import { defineWords } from "../../i18n/words.ts";
import { en } from "./title/en.ts";

export const title = defineWords(en, { ko: () => import("./title/ko.ts") });
