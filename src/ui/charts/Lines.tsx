import { area, line } from "d3-shape";
import { useId } from "react";
import type { Frame } from "./Axes.tsx";
import charts from "./charts.module.css";
import css from "./marks.module.css";
import type { Point, Series } from "./series.ts";

interface LinesProps {
  readonly frame: Frame;
  readonly series: readonly Series[];
  /** Values a logarithmic axis has no place for are left out. */
  readonly logY: boolean;
}

/** Up to so many points each is a dot as well: what was measured, and what only joins it. */
const FEW = 80;

/** Bands first, then lines, the one that is spoken of on top. */
export function Lines({ frame, series, logY }: LinesProps) {
  const drawable = (y: number) => Number.isFinite(y) && (!logY || y > 0);
  const clip = useId();
  const path = line<Point>()
    .defined(([, y]) => drawable(y))
    .x(([x]) => frame.x(x))
    .y(([, y]) => frame.y(y))
    .digits(1);
  const band = area<readonly [number, number, number]>()
    .defined(([, , high]) => drawable(high))
    .x(([x]) => frame.x(x))
    // A band that reaches below what a logarithm has ends at the foot of the drawing.
    .y0(([, low]) => (drawable(low) ? Math.min(frame.bottom, frame.y(low)) : frame.bottom))
    .y1(([, , high]) => frame.y(high))
    .digits(1);
  const ordered = [...series].sort((a, b) => Number(a.tone === "accent") - Number(b.tone === "accent"));
  return (
    <g aria-hidden>
      <clipPath id={clip}>
        <rect
          x={frame.left}
          y={frame.top - 2}
          width={Math.max(0, frame.right - frame.left)}
          height={Math.max(0, frame.bottom - frame.top + 3)}
        />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {ordered.map(
          (each) =>
            each.band && <path key={each.id} d={band(each.band) ?? ""} className={css.area} data-tone={each.tone} />,
        )}
        {ordered.map(({ id, points, tone, dashed }) => (
          <path
            key={id}
            d={path(points) ?? ""}
            className={css.line}
            data-series={id}
            data-tone={tone}
            data-dashed={dashed || undefined}
          />
        ))}
        {ordered.map(({ id, points, tone }) =>
          points.length > FEW
            ? null
            : points
                .filter(([, y]) => drawable(y))
                .map(([x, y]) => (
                  <circle
                    key={`${id} ${x}`}
                    cx={frame.x(x)}
                    cy={frame.y(y)}
                    r={2}
                    className={css.point}
                    data-tone={tone}
                  />
                )),
        )}
      </g>
    </g>
  );
}

/** Where the cursor is: a line across all series, and a dot on each. */
export function Cursor({
  frame,
  series,
  at,
}: Pick<LinesProps, "frame" | "series"> & { readonly at: readonly (Point | undefined)[] }) {
  const x = at.find((point) => point !== undefined)?.[0];
  if (x === undefined) return null;
  return (
    <g aria-hidden data-passing>
      <line x1={frame.x(x)} x2={frame.x(x)} y1={frame.top} y2={frame.bottom} className={charts.cursor} />
      {series.map(({ id, tone }, i) => {
        const point = at[i];
        const y = point && frame.y(point[1]);
        if (!point || !Number.isFinite(y)) return null;
        return <circle key={id} cx={frame.x(point[0])} cy={y} r={3.5} className={css.dot} data-tone={tone} />;
      })}
    </g>
  );
}
