import { useState } from "react";
import { wordsOf } from "../../bytes/words-of.ts";
import { useWords } from "../../i18n/words.ts";
import { StorageProblem } from "../../library/files.ts";
import { words } from "./words.ts";

/** What is done with a model that is kept, and what went wrong with it last, in words. */
export function useDoing() {
  const w = useWords(words);
  const [failed, setFailed] = useState<unknown>(null);
  const doing = (work: Promise<unknown>) => {
    setFailed(null);
    work.catch(setFailed);
  };
  const code = failed instanceof StorageProblem ? failed.code : "internal";
  const message = wordsOf(failed);
  return { doing, problem: failed === null ? null : w(`failed.${code}`, { message }) };
}
