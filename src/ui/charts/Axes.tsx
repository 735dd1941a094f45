import { type Axis, place, type Scale } from "./axis.ts";
import css from "./marks.module.css";

/** Room around the drawing, in pixels: the numbers of y at the left, x and its name below. */
const LEFT = 50;
const TOP = 24;
const RIGHT = 18;
const BOTTOM = 40;

export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly xAt: (place: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Laid {
  readonly frame: Frame;
  readonly across: ReturnType<typeof place>;
  readonly up: ReturnType<typeof place>;
}

/** Lays two axes over a drawing of a size. */
export function lay(x: Axis, y: Axis, width: number, height: number): Laid {
  const [left, right, top, bottom] = [LEFT, width - RIGHT, TOP, height - BOTTOM];
  const across = place(x, [left, right], Math.max(3, Math.floor((right - left) / 80)));
  const up = place(y, [bottom, top], Math.max(2, Math.floor((bottom - top) / 40)));
  return { across, up, frame: { x: across.at, y: up.at, xAt: across.valueAt, left, right, top, bottom } };
}

interface AxesProps extends Laid {
  readonly x: Axis;
  readonly y: Axis;
}

/** Lines at the numbers of y, ticks at those of x, and what both count. */
export function Axes({ x, y, frame: { left, right, bottom }, across, up }: AxesProps) {
  return (
    <g aria-hidden>
      {up.ticks.map(({ value, text }) => (
        <g key={value} transform={`translate(0 ${up.at(value)})`}>
          <line x1={left} x2={right} className={css.grid} />
          <text x={left - 8} dy="0.32em" textAnchor="end" className={css.axisText}>
            {text}
          </text>
        </g>
      ))}
      {across.ticks.map(({ value, text }) => (
        <g key={value} transform={`translate(${across.at(value)} ${bottom})`}>
          <line y2={4} className={css.tick} />
          <text y={18} textAnchor="middle" className={css.axisText}>
            {text}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} className={css.tick} />
      <text x={right} y={bottom + 35} textAnchor="end" className={css.axisText}>
        {x.label}
      </text>
      <text x={0} y={11} className={css.axisText}>
        {y.label}
      </text>
    </g>
  );
}
