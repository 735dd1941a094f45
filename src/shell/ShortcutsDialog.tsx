import { useWords } from "../i18n/words.ts";
import { currentShortcuts } from "../ui/frame/keys.ts";
import { Dialog } from "../ui/primitives/Dialog.tsx";
import styles from "./ShortcutsDialog.module.css";
import { words } from "./words.ts";

/** The list of shortcuts that hold here: read from what is registered, so that it is never wrong. */
export default function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  return (
    <Dialog open title={t("keys.title")} onClose={onClose}>
      <dl className={styles.list}>
        {currentShortcuts()
          .filter(({ keys }) => keys.length > 0)
          .map(({ keys, label }) => (
            <div key={keys.join(" ")} className={styles.line}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key} className={styles.key}>
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{label()}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
