import { type ComponentProps, useState } from "react";
import { cx } from "./cx.ts";
import { inHalfWidth } from "./half-width.ts";
import styles from "./TextField.module.css";

interface TextFieldProps extends Omit<ComponentProps<"input">, "value" | "onChange"> {
  readonly value: string;
  /** Takes the text if it can; says false when it cannot. */
  readonly onCommit: (text: string) => boolean;
  /** A person's own words: what they typed is what is kept. Else digits and signs are taken as numbers have them. */
  readonly words?: boolean;
  /** Called with the text that could not be taken, and with null when it is well again. */
  readonly onRefused?: (text: string | null) => void;
}

/**
 * A line of text that is taken when it is complete (Enter, or leaving the field), so that a number
 * half typed never becomes a setting. Escape puts the kept value back.
 */
export function TextField({ value, onCommit, onRefused, words = false, className, ...rest }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);

  const commit = () => {
    if (draft === null) return;
    const text = words ? draft : inHalfWidth(draft);
    const taken = text === value || onCommit(text);
    onRefused?.(taken ? null : draft);
    if (taken) setDraft(null);
  };

  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      className={cx(styles.input, className)}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") commit();
        if (event.key === "Escape" && draft !== null) {
          event.stopPropagation();
          setDraft(null);
          onRefused?.(null);
        }
      }}
      {...rest}
    />
  );
}
