import { useWords } from "../../i18n/words.ts";
import { EACH, type OfClass } from "../../scene/classes.ts";
import type { Scene } from "../../scene/scene.ts";
import { en } from "./words/en.ts";
import { words } from "./words.ts";

const isNamed = (key: string): key is Extract<keyof typeof en, `name.${string}`> => Object.hasOwn(en, key);

/** What a class is called: in words that there are here, else as its model calls it. */
export function useClassName(): (name: string) => string {
  const w = useWords(words);
  return (name) => {
    const key = `name.${name}`;
    return isNamed(key) ? w(key) : name;
  };
}

/** What a scene has its pictures of: "Cat, guidance 2"; null where it does not say. */
export function useClassInWords(): (scene: Scene & OfClass) => string | null {
  const w = useWords(words);
  const name = useClassName();
  return ({ class: chosen, guidance = 1 }) =>
    chosen === undefined ? null : w("chosen", { name: chosen === EACH ? w("each") : name(chosen), guidance });
}
