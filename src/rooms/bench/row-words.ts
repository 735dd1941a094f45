import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { detailsOf } from "../../ui/controls/sampler-words.ts";
import { words as controlWords } from "../../ui/controls/words.ts";
import { useModelTitle } from "../../ui/models.ts";
import type { Row } from "./scene.ts";
import { words } from "./words.ts";

/** What a row's name leaves out: η, Σ, guidance, and its model where rows name theirs. */
export function useRowDetails(): (row: Row) => readonly string[] {
  const w = useWords(words);
  const t = useWords(controlWords);
  const title = useModelTitle();
  const listed = useStore(({ models }) => models);
  return ({ sampler, guidance, model: id }) => {
    const named = id === undefined ? [] : [title(listed.find((model) => model.id === id) ?? { id, title: id })];
    return [...named, ...detailsOf(sampler, t), ...(guidance === undefined ? [] : [w("guided", { guidance })])];
  };
}
