import { Bookmark, FolderInput, HardDrive } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import css from "./gallery.module.css";
import { words } from "./words.ts";

/** What to do so that something is here. */
export function Empty() {
  const w = useWords(words);
  return (
    <section className={css.empty}>
      <h2 className={css.emptyTitle}>{w("emptyTitle")}</h2>
      <ul className={css.ways}>
        <li>
          <Bookmark aria-hidden />
          <span>{w("emptyKeep")}</span>
        </li>
        <li>
          <FolderInput aria-hidden />
          <span>{w("emptyDrop")}</span>
        </li>
        <li>
          <HardDrive aria-hidden />
          <span>{w("emptyStays")}</span>
        </li>
      </ul>
    </section>
  );
}
