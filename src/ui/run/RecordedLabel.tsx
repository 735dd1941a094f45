import { Film } from "lucide-react";
import styles from "./RecordedLabel.module.css";

interface RecordedLabelProps {
  /** Whether there is a recording to see; the label's place is kept while there is none. */
  readonly shown: boolean;
  /** What was recorded. */
  readonly what: string;
  /** How to have one's own. */
  readonly note: string;
}

/** Says that what plays is a recording. */
export function RecordedLabel({ shown, what, note }: RecordedLabelProps) {
  return (
    <p className={styles.label} hidden={!shown}>
      <span className={styles.tag}>
        <Film size={14} aria-hidden />
        <span>{what}</span>
      </span>
      <span className={styles.note}>{note}</span>
    </p>
  );
}
