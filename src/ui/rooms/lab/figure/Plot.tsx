import { type ReactNode, useId } from "react";
import { type Axis, place, type Scale } from "../../../charts/axis.ts";
import { useWidth } from "../../../charts/use-width.ts";
import css from "./figure.module.css";

export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly xAt: (place: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** For `clip-path`: keeps what is drawn between the axes. */
  readonly clip: string;
}

interface PlotProps {
  /** The drawing in a sentence, for those who do not see it. */
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly height?: number;
  /** It holds handles, so what is inside must stay reachable. */
  readonly reachable?: boolean;
  readonly children: (frame: Frame) => ReactNode;
}

/** Two axes and what is drawn between them, as wide as its place. */
export function Plot({ label, x, y, height = 240, reachable = false, children }: PlotProps) {
  const { ref, width } = useWidth();
  const id = useId();
  const left = y.bare ? 10 : 46;
  const right = width - 20;
  const top = y.bare ? 8 : 26;
  const bottom = height - (x.bare ? 8 : 40);
  const across = place(x, [left, right], Math.max(3, Math.floor((right - left) / 90)));
  const up = place(y, [bottom, top], Math.max(2, Math.floor((bottom - top) / 34)));
  return (
    <div ref={ref} className={css.plot}>
      <svg width={width} height={height} role={reachable ? "group" : "img"} aria-label={label}>
        <clipPath id={id}>
          <rect x={left - 1} y={top - 4} width={right - left + 2} height={bottom - top + 4} />
        </clipPath>
        <g aria-hidden>
          {!y.bare &&
            up.ticks.map(({ value, text }) => (
              <g key={value} transform={`translate(0 ${up.at(value)})`}>
                <line x1={left} x2={right} className={css.grid} />
                <text x={left - 8} dy="0.32em" textAnchor="end">
                  {text}
                </text>
              </g>
            ))}
          {!x.bare &&
            across.ticks.map(({ value, text }) => (
              <g key={value} transform={`translate(${across.at(value)} ${bottom})`}>
                <line y2={4} className={css.tick} />
                <text y={18} textAnchor="middle">
                  {text}
                </text>
              </g>
            ))}
          {!x.bare && <line x1={left} x2={right} y1={bottom} y2={bottom} className={css.tick} />}
          {!x.bare && (
            <text x={right} y={height - 5} textAnchor="end" className={css.axisLabel}>
              {x.label}
            </text>
          )}
          {!y.bare && (
            <text x={0} y={12} className={css.axisLabel}>
              {y.label}
            </text>
          )}
        </g>
        {children({ x: across.at, y: up.at, xAt: across.valueAt, left, right, top, bottom, clip: `url(#${id})` })}
      </svg>
    </div>
  );
}
