import { ArrowUpRight } from "lucide-react";
import { addressOutside } from "../app/embed.ts";
import { words as appWords } from "../app/words.ts";
import { useWords } from "../i18n/words.ts";
import styles from "./WayOut.module.css";
import { words } from "./words.ts";

/** Under an embedded room: where it comes from, and the way to all of it. */
export function WayOut() {
  const t = useWords(words);
  const app = useWords(appWords);
  return (
    <footer className={styles.out}>
      <a
        href={addressOutside()}
        target="_blank"
        rel="noopener"
        title={t("embed.out")}
        // Settings change the address without a word to React: it is read when it is wanted.
        onClick={(event) => {
          event.currentTarget.href = addressOutside();
        }}
      >
        <span>{app("app.name")}</span>
        <ArrowUpRight aria-hidden />
      </a>
    </footer>
  );
}
