import { type ComponentProps, useEffect, useRef, useState } from "react";

/** A pause of whoever writes. */
const PAUSE_MS = 500;

interface NotesProps extends Omit<ComponentProps<"textarea">, "value" | "onChange" | "onBlur"> {
  readonly value: string;
  readonly onWrite: (text: string) => void;
}

/** Kept at every pause, as nobody leaves a field before a tab is closed. */
export function Notes({ value, onWrite, ...rest }: NotesProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const unkept = useRef<string | null>(null);
  const keep = () => {
    const text = unkept.current;
    unkept.current = null;
    if (text !== null && text !== value) onWrite(text);
  };
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => latest.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => latest.current(), []);
  return (
    <textarea
      value={draft ?? value}
      onChange={({ currentTarget }) => {
        unkept.current = currentTarget.value;
        setDraft(currentTarget.value);
      }}
      onBlur={() => {
        keep();
        setDraft(null);
      }}
      {...rest}
    />
  );
}
