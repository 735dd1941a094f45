import { useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { Field } from "../primitives/Field.tsx";
import { Range } from "../primitives/Range.tsx";
import { NumberBox } from "./NumberBox.tsx";
import { words } from "./words.ts";

const MOST = 64;

/** 1 to 64 pictures. The slider stops at the counts that make full grids; the box takes any. */
const STOPS = [1, 2, 3, 4, 6, 8, 9, 12, 16, 20, 25, 30, 36, 42, 49, 56, 64] as const;

interface CountFieldProps {
  readonly count: number;
  readonly onChange: (count: number) => void;
}

export function CountField({ count, onChange }: CountFieldProps) {
  const t = useWords(words);
  const [refused, setRefused] = useState<string | null>(null);
  const stop = Math.max(
    0,
    STOPS.findLastIndex((value) => value <= count),
  );
  return (
    <Field
      label={t("count.label")}
      error={refused === null ? null : t("count.bad", { text: refused })}
      aside={
        <NumberBox
          label={t("count.label")}
          value={count}
          min={1}
          max={MOST}
          onChange={onChange}
          onRefused={setRefused}
        />
      }
    >
      {({ id }) => (
        <Range
          id={id}
          min={0}
          max={STOPS.length - 1}
          value={stop}
          valueText={String(count)}
          onChange={(at) => onChange(STOPS[at] ?? 1)}
        />
      )}
    </Field>
  );
}
