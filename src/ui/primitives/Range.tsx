import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import styles from "./Range.module.css";

interface RangeProps extends Omit<ComponentProps<"input">, "onChange" | "value" | "type"> {
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** What the value means in words: "step 640 of 1000". */
  readonly valueText?: string;
}

/**
 * A slider. The browser's own range input: it has the keyboard, touch, names and right-to-left
 * already, and can be moved from outside React (the timeline does, every frame).
 */
export function Range({ value, onChange, valueText, min = 0, max = 100, className, style, ...rest }: RangeProps) {
  const part = (value - Number(min)) / (Number(max) - Number(min) || 1);
  return (
    <input
      type="range"
      min={min}
      max={max}
      value={value}
      aria-valuetext={valueText}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      className={cx(styles.range, className)}
      style={{ ...style, "--part": part } as React.CSSProperties}
      {...rest}
    />
  );
}
