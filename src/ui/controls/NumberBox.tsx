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
}

/** A slider's value, to be typed. What cannot be taken is put back: the slider says what can. */
export function NumberBox({ label, value, min, max, digits = 0, onChange }: NumberBoxProps) {
  return (
    <TextField
      className={styles.number}
      aria-label={label}
      inputMode={digits ? "decimal" : "numeric"}
      value={String(value)}
      onCommit={(text) => {
        const parsed = Number(text.trim().replace(",", "."));
        if (text.trim() !== "" && Number.isFinite(parsed)) {
          const unit = 10 ** digits;
          onChange(Math.min(max, Math.max(min, Math.round(parsed * unit) / unit)));
        }
        return true;
      }}
    />
  );
}
