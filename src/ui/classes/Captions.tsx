import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useWords } from "../../i18n/words.ts";
import styles from "./Captions.module.css";
import { useClassName } from "./names.ts";
import { words } from "./words.ts";

/** Over a grid of pictures, in its own rows and columns: what each is of, where they are large enough for a word. */
export default function Captions({ slot }: { readonly slot: string }) {
  const w = useWords(words);
  const name = useClassName();
  useRun(slot);
  const lanes = slots.of(slot).feed.recording?.lanes ?? [];
  return (
    <ol className={styles.captions} aria-label={w("label")}>
      {lanes.map(({ told, image, branch }) => (
        <li key={`${image} ${branch}`} className={styles.place}>
          {told && <span className={styles.caption}>{name(told.class)}</span>}
        </li>
      ))}
    </ol>
  );
}
