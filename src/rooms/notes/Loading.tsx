import { useWords } from "../../i18n/words.ts";
import css from "./lab.module.css";
import { words } from "./words.ts";

/** Where a chapter will stand. */
export function Loading() {
  return <p className={css.loading}>{useWords(words)("loading")}</p>;
}
