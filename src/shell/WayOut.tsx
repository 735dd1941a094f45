import { ArrowUpRight } from "lucide-react";
import { addressOutside } from "../app/embed.ts";
import { useWords } from "../i18n/words.ts";
import styles from "./WayOut.module.css";
import { words } from "./words.ts";

/** Under an embedded room: where it comes from, and the way to all of it. */
export function WayOut() {
  const t = useWords(words);
  return (
    <footer className={styles.out}>
      <a
        href={addressOutside()}
        target="_blank"
        rel="noopener"
        // Settings change the address without a word to React: it is read when it is wanted.
        onClick={(event) => {
          event.currentTarget.href = addressOutside();
        }}
      >
        <span>{t("embed.out")}</span>
        <ArrowUpRight aria-hidden />
      </a>
    </footer>
  );
}
