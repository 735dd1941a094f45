import { type ReactNode, useId } from "react";
import styles from "./Switch.module.css";

interface SwitchProps {
  readonly label: string;
  readonly symbol?: ReactNode;
  readonly help?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** On or off, with its words: the whole line can be pressed. */
export function Switch({ label, symbol, help, checked, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.wrap}>
      <label className={styles.line}>
        <span className={styles.label}>
          <span>{label}</span>
          {symbol !== undefined && <span className={styles.symbol}>{symbol}</span>}
        </span>
        <input
          type="checkbox"
          role="switch"
          className={styles.input}
          checked={checked}
          aria-checked={checked}
          disabled={disabled}
          aria-describedby={help ? id : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className={styles.track} aria-hidden />
      </label>
      {help && (
        <p id={id} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}
