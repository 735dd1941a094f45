import type { ReactNode } from "react";
import { useWords } from "../../i18n/words.ts";
import type { Page } from "../../scene/room.ts";
import { EngineBadge } from "./EngineBadge.tsx";
import { Notices } from "./Notices.tsx";
import styles from "./ReadingFrame.module.css";

interface ReadingFrameProps {
  readonly title: Page["words"];
  readonly children: ReactNode;
}

/** A page to read: the same head as a room, then one column that scrolls. */
export function ReadingFrame({ title, children }: ReadingFrameProps) {
  const w = useWords(title);
  return (
    <div className={styles.frame}>
      <div className={styles.column}>
        <header className={styles.head}>
          <div className={styles.titles}>
            <h1 className={styles.title}>{w("name")}</h1>
            <p className={styles.lead}>{w("lead")}</p>
          </div>
          <EngineBadge />
        </header>
        <main id="stage" className={styles.main} tabIndex={-1}>
          <div className={styles.notices}>
            <Notices />
          </div>
          {children}
        </main>
      </div>
    </div>
  );
}
