import { LayoutGrid } from "lucide-react";
import { useState } from "react";
import { goTo } from "../app/actions.ts";
import { useStore } from "../app/store.ts";
import { useWords } from "../i18n/words.ts";
import type { Page } from "../scene/room.ts";
import { allPages, parts } from "../scene/rooms.ts";
import { part } from "../ui/part.tsx";
import { AppearanceMenu } from "./AppearanceMenu.tsx";
import { JobsMenu } from "./JobsMenu.tsx";
import { Mark } from "./Mark.tsx";
import styles from "./Nav.module.css";
import { words } from "./words.ts";

const RoomsSheet = part(() => import("./RoomsSheet.tsx"));

/** As many as a phone's bar has room for, beside the button that shows all. */
const IN_BAR = 4;

/** The rooms: a slim column at the left, in parts; on a phone a bar below with a few of them, and a sheet with all. */
export function Nav() {
  const t = useWords(words);
  const place = useStore((state) => state.place);
  const [sheet, setSheet] = useState(false);
  const pages = allPages();
  const inBar = barOf(pages, place);
  return (
    <nav className={styles.nav} aria-label={t("place.nav")} style={{ "--count": pages.length } as React.CSSProperties}>
      <div className={styles.mark}>
        <Mark />
      </div>
      <div className={styles.parts}>
        {parts().map(({ part: name, pages: some }) => (
          <ul key={name} className={styles.list} aria-label={t(`part.${name}`)}>
            {some.map((page) => (
              <Item
                key={page.id}
                page={page}
                digit={pages.indexOf(page) + 1}
                here={page.id === place}
                inBar={inBar.includes(page)}
              />
            ))}
          </ul>
        ))}
        <button type="button" className={styles.more} aria-haspopup="dialog" onClick={() => setSheet(true)}>
          <LayoutGrid aria-hidden />
          <span>{t("place.all")}</span>
        </button>
      </div>
      <div className={styles.foot}>
        <JobsMenu />
        <div className={styles.appearance}>
          <AppearanceMenu />
        </div>
      </div>
      {sheet && <RoomsSheet onClose={() => setSheet(false)} />}
    </nav>
  );
}

/** The first few; where one is elsewhere, that place instead of the last of them. */
export function barOf(pages: readonly Page[], place: string): readonly Page[] {
  const first = pages.slice(0, IN_BAR);
  const here = pages.find(({ id }) => id === place);
  return !here || first.includes(here) ? first : [...first.slice(0, -1), here];
}

interface ItemProps {
  readonly page: Page;
  readonly digit: number;
  readonly here: boolean;
  readonly inBar: boolean;
}

function Item({ page: { id, icon: Icon, words }, digit, here, inBar }: ItemProps) {
  const w = useWords(words);
  return (
    <li data-bar={inBar || undefined}>
      <button
        type="button"
        className={styles.item}
        aria-current={here ? "page" : undefined}
        aria-keyshortcuts={digit < 10 ? String(digit) : undefined}
        onClick={() => goTo(id)}
      >
        <Icon aria-hidden />
        <span>{w("name")}</span>
      </button>
    </li>
  );
}
