import { goTo } from "../app/actions.ts";
import { useStore } from "../app/store.ts";
import { useWords } from "../i18n/words.ts";
import type { Page } from "../scene/room.ts";
import { parts } from "../scene/rooms.ts";
import { Dialog } from "../ui/primitives/Dialog.tsx";
import { AppearanceFields } from "./AppearanceMenu.tsx";
import styles from "./RoomsSheet.module.css";
import { words } from "./words.ts";

/** All rooms on a phone, with what one does there; and how the page looks, for which its bar has no place. */
export default function RoomsSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  return (
    <Dialog open title={t("place.all")} kind="sheet" onClose={onClose}>
      <div className={styles.sheet}>
        {parts().map(({ part, pages }) => (
          <section key={part} aria-labelledby={`part-${part}`}>
            <h3 id={`part-${part}`} className={styles.part}>
              {t(`part.${part}`)}
            </h3>
            <ul className={styles.list}>
              {pages.map((page) => (
                <Place key={page.id} page={page} onClose={onClose} />
              ))}
            </ul>
          </section>
        ))}
        <section className={styles.appearance} aria-labelledby="appearance">
          <h3 id="appearance" className={styles.part}>
            {t("menu.title")}
          </h3>
          <AppearanceFields />
        </section>
      </div>
    </Dialog>
  );
}

function Place({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const { id, icon: Icon, words } = page;
  const w = useWords(words);
  const here = useStore(({ place }) => place === id);
  return (
    <li>
      <button
        type="button"
        className={styles.place}
        aria-current={here ? "page" : undefined}
        aria-labelledby={`name-${id}`}
        aria-describedby={`lead-${id}`}
        onClick={() => {
          goTo(id);
          onClose();
        }}
      >
        <Icon aria-hidden />
        <span id={`name-${id}`} className={styles.name}>
          {w("name")}
        </span>
        <span id={`lead-${id}`} className={styles.lead}>
          {w("lead")}
        </span>
      </button>
    </li>
  );
}
