import { type ReactNode, useId } from "react";
import styles from "./Segmented.module.css";

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ReactNode; readonly title?: string }[];
  readonly onChange: (value: T) => void;
  /** As wide as its place, in equal parts or each by its words; as wide as its words where not said. */
  readonly fill?: boolean | "by-words";
}

/** One of a few, all in sight: radio buttons, so arrow keys move among them and Tab leaves. */
export function Segmented<T extends string>({ label, value, options, onChange, fill }: SegmentedProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.group} data-fill={fill || undefined}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} title={option.title}>
          <input
            type="radio"
            className={styles.input}
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-label={option.title}
          />
          <span className={styles.face}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
