import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { EngineBadge } from "./EngineBadge.tsx";
import { Notices } from "./Notices.tsx";
import styles from "./ReadingFrame.module.css";

interface ReadingFrameProps {
  readonly place: "notes" | "machine";
  readonly children: ReactNode;
}

/** A page to read: the same head as a room, then one column that scrolls. */
export function ReadingFrame({ place, children }: ReadingFrameProps) {
  const t = useT();
  return (
    <div className={styles.frame}>
      <div className={styles.column}>
        <header className={styles.head}>
          <div className={styles.titles}>
            <h1 className={styles.title}>{t(`place.${place}`)}</h1>
            <p className={styles.lead}>{t(`lead.${place}`)}</p>
          </div>
          <EngineBadge />
        </header>
        <main id="stage" className={styles.main} tabIndex={-1}>
          <Notices />
          {children}
        </main>
      </div>
    </div>
  );
}
