import { defineWords } from "../i18n/words.ts";
import type { LedgerProblem } from "./problem.ts";
import { en } from "./words/en.ts";

export const words = defineWords(en, { ko: () => import("./words/ko.ts") });

/** Why nothing can be kept or read, in words that say what to do. */
export const sayProblem = ({ code }: LedgerProblem): string => words.say(`problem.${code}`);
