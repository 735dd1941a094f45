import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "../../../app/store.ts";
import { type Cell, writeCsv } from "../../../bytes/csv.ts";
import { boundCurves, type ScheduleCurves, scheduleCurves } from "../../../diffusion/curves.ts";
import type { Schedule } from "../../../diffusion/schedule.ts";
import { useWords } from "../../../i18n/words.ts";
import type { Axis } from "../../../ui/charts/axis.ts";
import { Chart } from "../../../ui/charts/Chart.tsx";
import { DataTable } from "../../../ui/charts/DataTable.tsx";
import { short } from "../../../ui/charts/format.ts";
import { extent, type Series } from "../../../ui/charts/series.ts";
import { Sym } from "../../../ui/primitives/Maths.tsx";
import { number, percent } from "../../../ui/run/format.ts";
import css from "../bits.module.css";
import { useBitsView } from "../view.ts";
import { words } from "../words.ts";
import { scheduleFor } from "./choice.ts";

/** Values of photographs in [−1, 1] vary about this much (curves.ts). */
const DATA_VARIANCE = 0.25;

type Curve = "beta" | "alphaBar" | "snr" | "posterior" | "weight" | "vlb";
const CURVES: readonly Curve[] = ["beta", "alphaBar", "snr", "posterior", "weight", "vlb"];
const LOG: Readonly<Record<Curve, boolean>> = {
  beta: true,
  alphaBar: false,
  snr: true,
  posterior: true,
  weight: true,
  vlb: true,
};

const ALPHA_BAR = <Sym name="alphaBar" />;
const SYMBOLS: Readonly<Partial<Record<Curve, ReactNode>>> = {
  beta: <Sym name="beta" />,
  alphaBar: ALPHA_BAR,
  snr: (
    <>
      {ALPHA_BAR} / (1 − {ALPHA_BAR})
    </>
  ),
  posterior: "β̃",
  weight: <>β² / 2σ²α(1 − {ALPHA_BAR})</>,
};

interface Sheet {
  readonly T: number;
  readonly of: Readonly<Record<Curve, Float64Array>>;
  readonly alphaBar: Float64Array;
}

/** Two schedules in six charts, with one cursor through all of them. */
export function Schedules() {
  const w = useWords(words);
  const schedules = useBitsView((view) => view.schedules);
  const process = useStore((state) => (state.model.phase === "ready" ? state.model.model.process : null));
  /** Where the cursor is, as a part of the way, so that it stays there when a length changes. */
  const [part, setPart] = useState<number | null>(null);
  const sheets = useMemo(() => schedules.map((choice) => sheetOf(scheduleFor(choice, process))), [schedules, process]);
  const [a, b] = sheets as [Sheet, Sheet];
  // Of two lengths only the part of the way can be compared.
  const same = a.T === b.T;
  const place = (T: number, i: number) => (same ? i + 1 : (i + 1) / T);
  const whole = same ? a.T : 1;
  const cursor = part === null ? null : same ? Math.round(part * whole) : part;
  const x: Axis = same ? { domain: [0, a.T], label: "t" } : { domain: [0, 1], label: "t / T" };
  const names = schedules.map((choice, i) => {
    const length = sheets[i]!.T;
    return `${w(i === 0 ? "a" : "b")}: ${w(choice.kind)}${same ? "" : `, T = ${length}`}`;
  });
  const yLabel: Readonly<Record<Curve, string>> = {
    beta: w("variance"),
    alphaBar: w("left"),
    snr: w("ratio"),
    posterior: w("variance"),
    weight: w("weightY"),
    vlb: w("termsY"),
  };

  const seriesOf = (curve: Curve): Series[] =>
    sheets.map(({ T, of }, i) => ({
      id: i === 0 ? "a" : "b",
      name: names[i]!,
      tone: i === 0 ? "accent" : "ink",
      dashed: i === 1,
      points: Array.from(of[curve], (value, k) => [place(T, k), value] as const),
    }));
  const csvOf = (curve: Curve) => () => {
    const rows = sheets.flatMap(({ T, of }, i) =>
      Array.from(of[curve], (value, k): Cell[] => [names[i]!, T, k + 1, Number.isFinite(value) ? value : null]),
    );
    return writeCsv(["schedule", "T", "t", curve], rows);
  };

  return (
    <div className={css.schedules}>
      <p className={css.lead}>{w("schedulesLead")}</p>
      <div className={css.multiples}>
        {CURVES.map((curve) => {
          const series = seriesOf(curve);
          const [low, high] = extent(series, 1, LOG[curve]);
          return (
            <Chart
              key={curve}
              title={w(curve)}
              symbol={SYMBOLS[curve]}
              x={x}
              y={{
                domain: LOG[curve] ? [Math.max(low, high * 1e-10), high] : [0, high],
                kind: LOG[curve] ? "log" : "linear",
                label: yLabel[curve],
              }}
              series={series}
              sayX={(value) => (same ? `t = ${value}` : `t / T = ${number(value, 3)}`)}
              height={220}
              cursor={cursor}
              onCursor={(at) => setPart(at === null ? null : at / whole)}
              file={`backstep-schedules-${curve}`}
              csv={csvOf(curve)}
            >
              {curve === "weight" && <p className={css.note}>{w("weightNote")}</p>}
              {curve === "vlb" && <p className={css.note}>{w("vlbNote", { variance: String(DATA_VARIANCE) })}</p>}
            </Chart>
          );
        })}
      </div>
      <DataTable
        title={w("schedules")}
        columns={[
          { id: "name", name: w("kind") },
          { id: "T", name: w("length") },
          { id: "end", name: w("endLevel") },
          { id: "wasted", name: w("wasted") },
        ]}
        rows={sheets.map(({ T, alphaBar }, i) => [
          names[i]!,
          String(T),
          short(alphaBar.at(-1) ?? Number.NaN),
          percent(alphaBar.filter((value) => value < 0.01).length / T),
        ])}
      />
    </div>
  );
}

function sheetOf(schedule: Schedule): Sheet {
  const curves: ScheduleCurves = scheduleCurves(schedule);
  return {
    T: schedule.betas.length,
    alphaBar: curves.alphaBar,
    of: {
      beta: curves.beta,
      alphaBar: curves.alphaBar,
      snr: curves.snr,
      posterior: curves.posteriorVariance,
      weight: curves.weightFixedSmall,
      vlb: boundCurves(schedule, DATA_VARIANCE).fixedSmall,
    },
  };
}
