import { line } from "d3-shape";
import { Plot } from "../figure/Plot.tsx";
import { density, MIXTURE } from "../toy/mixture.ts";
import type { Stop } from "../toy/run.ts";
import css from "./figures.module.css";
import { useDensityMask } from "./useDensityMask.ts";

const T = 1000;
/** The cosine schedule spreads the turns of the paths over the whole chain, where they can be seen. */
export const FIELD_SCHEDULE = "cosine";
const REACH = [-2.6, 2.6] as const;
/** How wide the density of the data stands at the right, for its highest value. */
const EDGE = 46;

const DATA = Array.from({ length: 161 }, (_, i) => {
  const x = REACH[0] + (i * (REACH[1] - REACH[0])) / 160;
  return [x, density(MIXTURE, x)] as const;
});
const MOST = Math.max(...DATA.map(([, y]) => y));

/** Paths from x_T at the left to x₀ at the right, over the density of q(x_t), with that of the data at the edge. */
export function PathField({ stops, label }: { readonly stops: readonly Stop[]; readonly label: string }) {
  const mask = useDensityMask(FIELD_SCHEDULE, T, REACH);
  const walkers = Array.from(stops.at(-1)?.x ?? [], (end, id) => ({ id, end }));
  return (
    <Plot
      label={label}
      height={340}
      x={{ domain: [T, -60], label: "t", ticks: [1000, 800, 600, 400, 200, 0] }}
      y={{ domain: REACH, label: "x", ticks: [-2, -1, 0, 1, 2] }}
    >
      {(frame) => {
        const path = line<Stop>()
          .x(({ t }) => frame.x(t))
          .digits(1);
        const end = frame.x(0);
        const edge = line<readonly [number, number]>()
          .x(([, y]) => end + (y / MOST) * Math.min(EDGE, frame.right - end))
          .y(([x]) => frame.y(x))
          .digits(1);
        return (
          <>
            <foreignObject x={frame.left} y={frame.top} width={end - frame.left} height={frame.bottom - frame.top}>
              <div className={css.density} style={{ maskImage: mask }} />
            </foreignObject>
            <g className={css.paths} clipPath={frame.clip}>
              {walkers.map(({ id }) => (
                <path key={id} d={path.y(({ x }) => frame.y(x[id]!))(stops) ?? ""} />
              ))}
            </g>
            <path className={css.edge} d={edge(DATA) ?? ""} />
            <g className={css.ends} clipPath={frame.clip}>
              {walkers.map(({ id, end: at }) => (
                <circle key={id} cx={end} cy={frame.y(at)} r={2} />
              ))}
            </g>
          </>
        );
      }}
    </Plot>
  );
}
