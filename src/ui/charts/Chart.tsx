import { type PointerEvent, type ReactNode, useId, useRef, useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { Axes, lay } from "./Axes.tsx";
import type { Axis } from "./axis.ts";
import css from "./charts.module.css";
import { short } from "./format.ts";
import { LineKey } from "./LineKey.tsx";
import { Cursor, Lines } from "./Lines.tsx";
import { SaveMenu } from "./SaveMenu.tsx";
import { nearest, type Point, type Series } from "./series.ts";
import { useWidth } from "./use-width.ts";
import { words } from "./words.ts";

interface ChartProps {
  readonly title: string;
  /** The papers' name for it, beside ours. */
  readonly symbol?: ReactNode;
  readonly x: Axis;
  readonly y: Axis;
  /** At least one. The cursor stops at the points of the first. */
  readonly series: readonly Series[];
  /** How an x is said: "t = 640". */
  readonly sayX: (x: number) => string;
  readonly height?: number;
  /** Name of the saved files, without their endings. */
  readonly file: string;
  /** The whole table, made when it is asked for. */
  readonly csv: () => string;
  /** One cursor for several charts; its own otherwise. */
  readonly cursor?: number | null;
  readonly onCursor?: (x: number | null) => void;
  /** Under the drawing. */
  readonly children?: ReactNode;
}

/**
 * Lines over two axes. A pointer over the drawing, a finger, or the arrow keys move a cursor; the
 * values at it stand beside the names of the lines, in words for those who do not see it.
 */
export function Chart(props: ChartProps) {
  const { title, symbol, x, y, series, sayX, height = 260, file, csv, children } = props;
  const w = useWords(words);
  const id = useId();
  const { ref, width } = useWidth();
  const svg = useRef<SVGSVGElement>(null);
  const [own, setOwn] = useState<number | null>(null);
  const cursor = props.cursor === undefined ? own : props.cursor;
  const setCursor = props.onCursor ?? setOwn;

  const laid = lay(x, y, width, height);
  const { frame } = laid;
  const stops = series[0]?.points ?? [];
  const stop = cursor === null ? -1 : nearest(stops, cursor);
  const at = cursor === null ? [] : series.map(({ points }) => points[nearest(points, cursor)]);
  const written = (point: Point | undefined) => (point && Number.isFinite(point[1]) ? short(point[1]) : "–");
  const spoken =
    cursor === null ? "–" : [sayX(cursor), ...series.map(({ name }, i) => `${name} ${written(at[i])}`)].join(", ");

  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = Math.min(frame.right, Math.max(frame.left, event.clientX - box.left));
    const found = stops[nearest(stops, frame.xAt(place))];
    setCursor(found ? found[0] : null);
  };

  return (
    <figure className={css.chart} aria-labelledby={id}>
      <div className={css.head}>
        <h3 id={id} className={css.title}>
          <span>{title}</span>
          {symbol && (
            <span className={css.symbol} aria-hidden>
              {symbol}
            </span>
          )}
        </h3>
        <div className={css.tools}>
          <SaveMenu {...{ title, file, series, csv }} drawing={svg} disabled={stops.length === 0} />
        </div>
      </div>
      <div ref={ref} className={css.plot}>
        <input
          type="range"
          className={css.keys}
          min={0}
          max={Math.max(0, stops.length - 1)}
          value={Math.max(0, stop)}
          disabled={stops.length === 0}
          aria-label={w("cursor", { title })}
          aria-valuetext={spoken}
          onChange={(event) => setCursor(stops[event.currentTarget.valueAsNumber]?.[0] ?? null)}
          onFocus={() => cursor === null && setCursor(stops[0]?.[0] ?? null)}
        />
        <svg
          ref={svg}
          width={width}
          height={height}
          role="img"
          aria-label={title}
          onPointerMove={follow}
          onPointerDown={follow}
          onPointerLeave={(event) => event.pointerType === "mouse" && setCursor(null)}
        >
          <Axes x={x} y={y} {...laid} />
          <Lines frame={frame} series={series} logY={y.kind === "log"} />
          <Cursor frame={frame} series={series} at={at} />
        </svg>
      </div>
      <ul className={css.legend}>
        {series.map(({ id: key, name, tone, dashed }, i) => (
          // One line alone is named by the title and the axis.
          <li key={key} hidden={series.length === 1 && cursor === null}>
            <LineKey {...{ tone, dashed }} />
            <span>{name}</span>
            {cursor !== null && <span className={css.value}>{written(at[i])}</span>}
          </li>
        ))}
        {cursor !== null && <li className={css.where}>{sayX(cursor)}</li>}
      </ul>
      {children}
    </figure>
  );
}
