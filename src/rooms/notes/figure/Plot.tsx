import { type ReactNode, useId } from "react";
import { Axes, type Frame as ChartFrame, lay } from "../../../ui/charts/Axes.tsx";
import type { Axis } from "../../../ui/charts/axis.ts";
import { useWidth } from "../../../ui/charts/use-width.ts";
import css from "./figure.module.css";

export interface Frame extends ChartFrame {
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
  const laid = lay(x, y, width, height);
  const { left, right, top, bottom } = laid.frame;
  return (
    <div ref={ref} className={css.plot}>
      <svg width={width} height={height} role={reachable ? "group" : "img"} aria-label={label}>
        <clipPath id={id}>
          <rect x={left - 1} y={top - 4} width={right - left + 2} height={bottom - top + 4} />
        </clipPath>
        <Axes x={x} y={y} {...laid} />
        {children({ ...laid.frame, clip: `url(#${id})` })}
      </svg>
    </div>
  );
}
