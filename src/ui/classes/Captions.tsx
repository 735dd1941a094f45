import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useWords } from "../../i18n/words.ts";
import styles from "./Captions.module.css";
import { useClassName } from "./names.ts";
import { words } from "./words.ts";

interface CaptionsProps {
  readonly slot: string;
  /** Which pictures of the run, in the order of the grid; all of them otherwise. */
  readonly pictures?: readonly number[];
}

/** Over a grid of pictures, in its own rows and columns: what each is of, where they are large enough for a word. */
export default function Captions({ slot, pictures }: CaptionsProps) {
  const w = useWords(words);
  const name = useClassName();
  useRun(slot);
  const all = slots.of(slot).feed.recording?.lanes ?? [];
  const lanes = pictures ? pictures.flatMap((picture) => all[picture] ?? []) : all;
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
