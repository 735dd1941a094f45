import { TextField } from "../primitives/TextField.tsx";
import styles from "./controls.module.css";

interface NumberBoxProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Digits after the point; whole numbers otherwise. */
  readonly digits?: number;
  readonly onChange: (value: number) => void;
  /** Told of a text that is no such number, and with null when it is well again; without it, what can be is taken. */
  readonly onRefused?: (text: string | null) => void;
}

/** A slider's value, to be typed. */
export function NumberBox({ label, value, min, max, digits = 0, onChange, onRefused }: NumberBoxProps) {
  return (
    <TextField
      className={styles.number}
      aria-label={label}
      inputMode={digits ? "decimal" : "numeric"}
      value={String(value)}
      {...(onRefused && { onRefused })}
      onCommit={(text) => {
        const parsed = Number(text.trim().replace(",", "."));
        const fits = parsed >= min && parsed <= max && (digits > 0 || Number.isInteger(parsed));
        if (onRefused && (text.trim() === "" || !fits)) return false;
        if (text.trim() !== "" && Number.isFinite(parsed)) {
          const unit = 10 ** digits;
          onChange(Math.min(max, Math.max(min, Math.round(parsed * unit) / unit)));
        }
        return true;
      }}
    />
  );
}
