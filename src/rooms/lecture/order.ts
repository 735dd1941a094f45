/** A lecture changed, and what it was before each change: pure. */
import type { Language } from "../../i18n/languages.ts";
import type { Item, Lecture, Texts } from "../../lecture/lecture.ts";

/** The item at one place at another, the others moved up. */
export function moved(lecture: Lecture, from: number, to: number): Lecture {
  const item = lecture.items[from];
  if (!item || to < 0 || to >= lecture.items.length) return lecture;
  const items = lecture.items.toSpliced(from, 1).toSpliced(to, 0, item);
  return { ...lecture, items };
}

export function without(lecture: Lecture, at: number): Lecture {
  return { ...lecture, items: lecture.items.toSpliced(at, 1) };
}

export function changed(lecture: Lecture, at: number, item: Item): Lecture {
  return { ...lecture, items: lecture.items.toSpliced(at, 1, item) };
}

/** What a lecture may hold of what a person writes: what has no sign (a tab, half a letter) is left out. */
const clean = (text: string, most: number) =>
  text
    .slice(0, most)
    .replace(/\t/g, " ")
    .replace(/[^\P{C}\n]/gu, "");

/** The text with what is said in one language; an empty one says nothing there. Null where no language is left. */
export function told(texts: Texts | undefined, language: Language, text: string, most: number): Texts | null {
  const { [language]: _, ...others } = texts ?? {};
  const written = clean(text, most);
  const all = written === "" ? others : { ...others, [language]: written };
  return Object.keys(all).length > 0 ? all : null;
}
