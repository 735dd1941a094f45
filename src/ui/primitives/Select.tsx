import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import styles from "./Select.module.css";

interface SelectProps<T extends string> extends Omit<ComponentProps<"select">, "value" | "onChange"> {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** The browser's own list of choices, dressed: a phone shows its wheel, a keyboard its letters. */
export function Select<T extends string>({ value, options, onChange, ...rest }: SelectProps<T>) {
  return (
    <span className={styles.wrap}>
      <select
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as T)}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className={styles.chevron} aria-hidden />
    </span>
  );
}
