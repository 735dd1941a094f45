import { useEffect, useRef } from "react";
import { goTo } from "../app/actions.ts";
import { useStore } from "../app/store.ts";
import { useT } from "../i18n/words.ts";
import { ROOMS } from "../rooms/index.ts";
import { AppearanceMenu } from "./AppearanceMenu.tsx";
import { JobsMenu } from "./JobsMenu.tsx";
import { Mark } from "./Mark.tsx";
import styles from "./Nav.module.css";

/** The rooms: a slim column at the left, a bar below on a phone. */
export function Nav() {
  const t = useT();
  const place = useStore((state) => state.place);
  const list = useRef<HTMLUListElement>(null);
  // On a phone the rooms are a row that scrolls: the one that one is in must be in sight.
  useEffect(() => {
    const here = list.current?.children[ROOMS.findIndex((room) => room.place === place)];
    here?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [place]);
  return (
    <nav className={styles.nav} aria-label={t("place.nav")}>
      <div className={styles.mark}>
        <Mark />
      </div>
      <ul ref={list} className={styles.list}>
        {ROOMS.map(({ place: to, icon: Icon }) => (
          <li key={to}>
            <button
              type="button"
              className={styles.item}
              aria-current={to === place ? "page" : undefined}
              onClick={() => goTo(to)}
            >
              <Icon aria-hidden />
              <span>{t(`place.${to}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <JobsMenu />
        <AppearanceMenu />
      </div>
    </nav>
  );
}
