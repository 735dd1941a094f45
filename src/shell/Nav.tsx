import { useEffect, useRef } from "react";
import { goTo } from "../app/actions.ts";
import { useStore } from "../app/store.ts";
import { useWords } from "../i18n/words.ts";
import type { Page } from "../scene/room.ts";
import { allPages } from "../scene/rooms.ts";
import { AppearanceMenu } from "./AppearanceMenu.tsx";
import { JobsMenu } from "./JobsMenu.tsx";
import { Mark } from "./Mark.tsx";
import styles from "./Nav.module.css";
import { words } from "./words.ts";

/** The rooms: a slim column at the left, a bar below on a phone. */
export function Nav() {
  const t = useWords(words);
  const place = useStore((state) => state.place);
  const list = useRef<HTMLUListElement>(null);
  // On a phone the rooms are a row that scrolls: the one that one is in must be in sight.
  useEffect(() => {
    const here = list.current?.children[allPages().findIndex(({ id }) => id === place)];
    here?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [place]);
  return (
    <nav className={styles.nav} aria-label={t("place.nav")}>
      <div className={styles.mark}>
        <Mark />
      </div>
      <ul ref={list} className={styles.list}>
        {allPages().map((page) => (
          <Item key={page.id} page={page} here={page.id === place} />
        ))}
      </ul>
      <div className={styles.foot}>
        <JobsMenu />
        <AppearanceMenu />
      </div>
    </nav>
  );
}

function Item({ page: { id, icon: Icon, words }, here }: { readonly page: Page; readonly here: boolean }) {
  const w = useWords(words);
  return (
    <li>
      <button type="button" className={styles.item} aria-current={here ? "page" : undefined} onClick={() => goTo(id)}>
        <Icon aria-hidden />
        <span>{w("name")}</span>
      </button>
    </li>
  );
}
