import { ArrowUpRight } from "lucide-react";
import { addressOutside } from "../app/embed.ts";
import { useT } from "../i18n/words.ts";
import styles from "./WayOut.module.css";

/** Under an embedded room: where it comes from, and the way to all of it. */
export function WayOut() {
  const t = useT();
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
        {t("app.name")}
        <ArrowUpRight aria-hidden />
      </a>
    </footer>
  );
}
