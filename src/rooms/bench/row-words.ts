import { useWords } from "../../i18n/words.ts";
import { detailsOf } from "../../ui/controls/sampler-words.ts";
import { words as controlWords } from "../../ui/controls/words.ts";
import type { Row } from "./scene.ts";
import { words } from "./words.ts";

/** η, Σ, guidance: what a row's name leaves out. */
export function useRowDetails(): (row: Row) => readonly string[] {
  const w = useWords(words);
  const t = useWords(controlWords);
  return ({ sampler, guidance }) => [
    ...detailsOf(sampler, t),
    ...(guidance === undefined ? [] : [w("guided", { guidance })]),
  ];
}
