import { BookOpen } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import styles from "./ChapterLink.module.css";
import type { ChapterId } from "./chapters/index.ts";
import { addressOf } from "./useChapter.ts";
import { words } from "./words.ts";

/** From a room to the chapter that explains it. */
export function ChapterLink({ to }: { readonly to: ChapterId }) {
  const say = useWords(words);
  return (
    <a className={styles.link} href={addressOf(to)}>
      <BookOpen aria-hidden />
      <span>{say("link", { title: say(to) })}</span>
    </a>
  );
}
