import type { ReactNode } from "react";
import { Field } from "../../../ui/primitives/Field.tsx";
import { Range } from "../../../ui/primitives/Range.tsx";

interface SliderProps {
  readonly label: string;
  readonly symbol?: ReactNode;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** The value as it is shown. */
  readonly shown: string;
  /** The value as it is said: "t = 640 of 1000". */
  readonly said: string;
  readonly onChange: (value: number) => void;
}

/** A slider with its name and its value. */
export function Slider({ label, symbol, value, min, max, step = 1, shown, said, onChange }: SliderProps) {
  return (
    <Field label={label} symbol={symbol} aside={shown}>
      {({ id }) => <Range id={id} value={value} min={min} max={max} step={step} valueText={said} onChange={onChange} />}
    </Field>
  );
}
