import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { useModelOf } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { USUAL_PROCESS } from "../../diffusion/process.ts";
import { alphaBarsOf, betasOf } from "../../diffusion/schedule.ts";
import { useWords } from "../../i18n/words.ts";
import { raised, short } from "../../ui/charts/format.ts";
import { Sym } from "../../ui/primitives/Maths.tsx";
import { alphaBarText } from "../../ui/run/format.ts";
import { type Film, placeOf, positionAt, positionOfTime, timeBetween } from "./geometry.ts";
import styles from "./SignalChart.module.css";
import { signalOf } from "./signal.ts";
import { words } from "./words.ts";

interface SignalChartProps {
  readonly slot: string;
  /** Interface time at each position, falling. */
  readonly times: readonly number[];
  readonly film: Film;
  /** Pixels left of the film. */
  readonly inset: number;
  readonly panel: number;
}

const HEAD = 24;
const FOOT = 22;
const SAMPLES = 240;
const SNR: readonly [number, number] = [1e-5, 1e5];

/** ᾱ and the signal-to-noise ratio along the run, one over the other, with the moment shown: drag it. */
export function SignalChart({ slot, times, film, inset, panel }: SignalChartProps) {
  const w = useWords(words);
  const cursor = useRef<SVGGElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const dots = useRef<(SVGCircleElement | null)[]>([]);
  const readings = useRef<(HTMLElement | null)[]>([]);
  const length = times.length - 1;
  const height = 2 * (HEAD + panel) + FOOT;
  const width = inset + film.width;
  const tops = [HEAD, 2 * HEAD + panel] as const;
  // Where no curve passes: within the first, over the second.
  const labels = [tops[0], tops[1] - HEAD + 2] as const;
  const bottom = height - FOOT;

  const scales = useMemo(() => {
    const top = [HEAD, 2 * HEAD + panel] as const;
    return [
      scaleLinear()
        .domain([0, 1])
        .range([top[0] + panel, top[0]]),
      scaleLog()
        .domain([...SNR])
        .range([top[1] + panel, top[1]])
        .clamp(true),
    ] as const;
  }, [panel]);

  // Of the model that made what is shown, or will make it.
  const { schedule, T: steps } = useModelOf(slot)?.process ?? USUAL_PROCESS;
  const signal = useMemo(() => signalOf(alphaBarsOf(betasOf(schedule, steps))), [schedule, steps]);

  const paths = useMemo(() => {
    // The picture itself has no noise: its ratio has no place on the axis, so the curve ends one t before it.
    const ends = [length, positionOfTime(times, 1)] as const;
    const x = (position: number) => inset + placeOf(position, length, film);
    return ([signal.at, signal.ratioAt] as const).map((value, i) =>
      line<number>()
        .x(x)
        .y((position) => scales[i as 0 | 1](value(timeBetween(times, position))))
        .digits(1)(Array.from({ length: SAMPLES + 1 }, (_, at) => (at / SAMPLES) * ends[i as 0 | 1])),
    );
  }, [signal, times, length, film, inset, scales]);

  useEffect(
    () =>
      slots.of(slot).feed.subscribe((feed) => {
        const position = Math.max(0, feed.shown);
        const t = times[Math.min(position, length)] ?? 0;
        const values = [signal.at(t), signal.ratioAt(t)] as const;
        const said = [alphaBarText(values[0]), short(values[1])];
        cursor.current?.setAttribute("transform", `translate(${inset + placeOf(position, length, film)} 0)`);
        values.forEach((value, i) => {
          dots.current[i]?.setAttribute("cy", String(scales[i as 0 | 1](value)));
          dots.current[i]?.setAttribute("visibility", value === Number.POSITIVE_INFINITY ? "hidden" : "inherit");
          const reading = readings.current[i];
          if (reading) reading.textContent = said[i] ?? "";
        });
        if (!slider.current) return;
        slider.current.value = String(position);
        slider.current.setAttribute(
          "aria-valuetext",
          w("cursorSaid", { position, length, t: Math.round(t), alphaBar: said[0] ?? "", snr: said[1] ?? "" }),
        );
      }),
    [slot, signal, times, length, film, inset, scales, w],
  );

  const goTo = (position: number) => {
    const reached = slots.of(slot).feed.recording?.position ?? 0;
    slots.of(slot).playback.hold(position >= reached ? null : Math.max(0, position));
  };
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons === 0) return;
    const { left } = event.currentTarget.getBoundingClientRect();
    goTo(positionAt(event.clientX - left - inset, length, film));
  };
  const T = times[0] ?? 1000;
  const ticks = scaleLinear()
    .domain([0, T])
    .ticks(film.width > 400 ? 5 : 3);
  return (
    <div className={styles.chart}>
      {(["alphaBar", "snr"] as const).map((name, i) => (
        <p key={name} className={styles.chartName} style={{ top: labels[i], left: inset + film.cell / 2 }}>
          <span>{w(name)}</span>
          {name === "alphaBar" ? <Sym name="alphaBar" /> : <span className={styles.formula}>ᾱ / (1 − ᾱ)</span>}
          <b
            translate="no"
            ref={(element) => {
              readings.current[i] = element;
            }}
          />
        </p>
      ))}
      <input
        ref={slider}
        type="range"
        className={styles.keys}
        min={0}
        max={length}
        defaultValue={0}
        aria-label={w("cursor")}
        onInput={(event) => goTo(event.currentTarget.valueAsNumber)}
      />
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={w("chart")}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
      >
        <g aria-hidden className={styles.axes}>
          {tops.map((top, i) => (
            <g key={top}>
              {(i === 0 ? [0, 0.5, 1] : [1e-4, 1, 1e4]).map((value) => (
                <g key={value} transform={`translate(${inset} ${scales[i as 0 | 1](value)})`}>
                  <line x1={film.cell / 2 - 6} x2={film.width} />
                  <text x={film.cell / 2 - 10} dy="0.32em" textAnchor="end">
                    {i === 0 ? value : value === 1 ? 1 : `10${raised(Math.log10(value))}`}
                  </text>
                </g>
              ))}
              <path d={paths[i] ?? ""} />
            </g>
          ))}
          {ticks.map((t) => (
            <g key={t} transform={`translate(${inset + placeOf(positionOfTime(times, t), length, film)} ${bottom})`}>
              <line y2={4} />
              <text y={16} textAnchor="middle">
                {t === T || t === ticks.at(-1) ? `t = ${t}` : t}
              </text>
            </g>
          ))}
        </g>
        <g ref={cursor} className={styles.cursor} aria-hidden>
          <line y1={HEAD - 8} y2={bottom + 4} />
          {tops.map((top, i) => (
            <circle
              key={top}
              r={4}
              ref={(element) => {
                dots.current[i] = element;
              }}
            />
          ))}
          <circle className={styles.knob} cy={HEAD - 10} r={6} />
        </g>
      </svg>
    </div>
  );
}
