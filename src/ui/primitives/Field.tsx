import { type ReactNode, useId } from "react";
import styles from "./Field.module.css";

interface FieldProps {
  readonly label: string;
  /** The papers' name, beside ours. */
  readonly symbol?: ReactNode;
  /** What stands at the right of the label: a value, a small button. */
  readonly aside?: ReactNode;
  readonly help?: string;
  readonly error?: string | null;
  /** Gets the ids to wire the control with. */
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}

/** A label, its control, and what is wrong with it: the only way a control stands in a panel. */
export function Field({ label, symbol, aside, help, error, children }: FieldProps) {
  const id = useId();
  const note = error ?? help;
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          <span>{label}</span>
          {symbol !== undefined && <span className={styles.symbol}>{symbol}</span>}
        </label>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children({ id, describedBy: note ? `${id}-note` : undefined })}
      {note && (
        <p id={`${id}-note`} className={error ? styles.error : styles.help} role={error ? "alert" : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Controls that belong together, under one name. */
export function FieldGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      {children}
    </fieldset>
  );
}
