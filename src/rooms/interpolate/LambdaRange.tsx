import type { CSSProperties } from "react";
import { useWords } from "../../i18n/words.ts";
import { Range } from "../../ui/primitives/Range.tsx";
import { words } from "./words.ts";

interface LambdaRangeProps {
  readonly lambdas: readonly number[];
  readonly column: number;
  readonly onChoose: (column: number) => void;
  readonly style?: CSSProperties;
}

/** The slider that walks between the ends; its stops are the pictures there are. */
export function LambdaRange({ lambdas, column, onChoose, style }: LambdaRangeProps) {
  const w = useWords(words);
  return (
    <Range
      style={style}
      aria-label={w("lambda")}
      min={0}
      max={lambdas.length - 1}
      value={column}
      valueText={w("between", { lambda: lambdas[column] ?? 0 })}
      onChange={onChoose}
    />
  );
}
