import type { KeyboardEvent, PointerEvent } from "react";
import css from "./figure.module.css";
import type { Frame } from "./Plot.tsx";

interface HandleProps {
  readonly frame: Frame;
  readonly label: string;
  /** The letters beside it. */
  readonly sign: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where it stands, in pixels from the top. */
  readonly y: number;
  readonly said: string;
  readonly onChange: (value: number) => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** A point of a plot that can be dragged along x, and moved by the arrow keys: a slider where its value lies. */
export function Handle({ frame, label, sign, value, min, max, step, y, said, onChange }: HandleProps) {
  const to = (next: number) => onChange(Math.min(max, Math.max(min, Math.round(next / step) * step)));

  function drag(event: PointerEvent<SVGGElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (box) to(frame.xAt(event.clientX - box.left));
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const by = STEPS[event.code];
    if (by !== undefined) to(value + by * step);
    else if (event.code === "Home") onChange(min);
    else if (event.code === "End") onChange(max);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <g
      className={css.handle}
      transform={`translate(${frame.x(value)} ${y})`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={said}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    >
      <circle r={22} className={css.reach} />
      <circle r={8} className={css.knob} />
      <text y={-15} textAnchor="middle">
        {sign}
      </text>
    </g>
  );
}
