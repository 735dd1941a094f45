import { area, line } from "d3-shape";
import css from "../../../ui/charts/marks.module.css";
import type { Point, Tone } from "../../../ui/charts/series.ts";
import type { Frame } from "./Plot.tsx";

interface MarkProps {
  readonly frame: Frame;
  readonly points: readonly Point[];
  readonly tone?: Tone;
}

function finite([, y]: Point): boolean {
  return Number.isFinite(y);
}

export function Line({ frame, points, tone = "ink", dashed = false }: MarkProps & { readonly dashed?: boolean }) {
  const path = line<Point>()
    .defined(finite)
    .x(([x]) => frame.x(x))
    .y(([, y]) => frame.y(y))
    .digits(1);
  return (
    <path
      d={path(points) ?? ""}
      className={css.line}
      data-tone={tone}
      data-dashed={dashed || undefined}
      clipPath={frame.clip}
    />
  );
}

/** From the foot of the plot up to the points. */
export function Area({ frame, points, tone = "ink" }: MarkProps) {
  const path = area<Point>()
    .defined(finite)
    .x(([x]) => frame.x(x))
    .y0(frame.bottom)
    .y1(([, y]) => frame.y(y))
    .digits(1);
  return <path d={path(points) ?? ""} className={css.area} data-tone={tone} clipPath={frame.clip} />;
}

/** Between two lines of points. */
export function Band({ frame, points, lower, tone = "quiet" }: MarkProps & { readonly lower: readonly Point[] }) {
  const path = area<number>()
    .x((i) => frame.x(points[i]![0]))
    .y0((i) => frame.y(lower[i]![1]))
    .y1((i) => frame.y(points[i]![1]))
    .digits(1);
  return <path d={path(points.map((_, i) => i)) ?? ""} className={css.area} data-tone={tone} clipPath={frame.clip} />;
}

/** A thin upright line at x. */
export function Upright({
  frame,
  at,
  tone = "ink",
}: {
  readonly frame: Frame;
  readonly at: number;
  readonly tone?: Tone;
}) {
  const x = frame.x(at);
  return <line x1={x} x2={x} y1={frame.top} y2={frame.bottom} className={css.upright} data-tone={tone} />;
}

export function Dot({
  frame,
  at,
  tone = "accent",
}: {
  readonly frame: Frame;
  readonly at: Point;
  readonly tone?: Tone;
}) {
  return <circle cx={frame.x(at[0])} cy={frame.y(at[1])} r={4.5} className={css.dot} data-tone={tone} />;
}
