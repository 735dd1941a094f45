import { Check, Copy, Dices } from "lucide-react";
import { useRef, useState } from "react";
import { copyText } from "../../app/copy-text.ts";
import { parseSeed, rollSeed } from "../../app/seeds.ts";
import { useWords } from "../../i18n/words.ts";
import { IconButton } from "../primitives/Button.tsx";
import { Field } from "../primitives/Field.tsx";
import { TextField } from "../primitives/TextField.tsx";
import styles from "./controls.module.css";
import { words } from "./words.ts";

interface SeedFieldProps {
  readonly seed: string;
  readonly onChange: (seed: string) => void;
  readonly label?: string;
}

/** A seed: typed, rolled, copied. */
export function SeedField({ seed, onChange, label }: SeedFieldProps) {
  const t = useWords(words);
  const [refused, setRefused] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  /** The seed that the browser did not let the page copy. */
  const [byHand, setByHand] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const copy = async () => {
    if (!(await copyText(seed))) {
      field.current?.select();
      return setByHand(seed);
    }
    setByHand(null);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  const unread = refused === null ? null : t("seed.bad", { text: refused });
  const error = unread ?? (byHand === seed ? t("seed.byHand") : null);

  return (
    <Field label={label ?? t("seed.label")} error={error}>
      {({ id, describedBy }) => (
        <div className={styles.row}>
          <TextField
            ref={field}
            id={id}
            inputMode="numeric"
            value={seed}
            aria-invalid={refused !== null}
            aria-describedby={describedBy}
            onRefused={setRefused}
            onCommit={(text) => {
              const parsed = parseSeed(text);
              if (parsed !== null) onChange(parsed);
              return parsed !== null;
            }}
          />
          <IconButton look="outlined" label={t("seed.roll")} onClick={() => onChange(rollSeed())}>
            <Dices />
          </IconButton>
          <IconButton look="outlined" label={t(copied ? "seed.copied" : "seed.copy")} onClick={copy}>
            {copied ? <Check /> : <Copy />}
          </IconButton>
        </div>
      )}
    </Field>
  );
}
