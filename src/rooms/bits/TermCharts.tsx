import { useMemo } from "react";
import { bitsUnder } from "../../diffusion/likelihood-estimate.ts";
import { useWords } from "../../i18n/words.ts";
import type { Axis } from "../../ui/charts/axis.ts";
import { Chart } from "../../ui/charts/Chart.tsx";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { short } from "../../ui/charts/format.ts";
import { extent, type Series } from "../../ui/charts/series.ts";
import { words as chartWords } from "../../ui/charts/words.ts";
import { words as controlWords } from "../../ui/controls/words.ts";
import { Fold } from "../../ui/primitives/Fold.tsx";
import type { BitsTerm } from "../../worker/protocol.ts";
import css from "./bits.module.css";
import { termsCsv } from "./files.ts";
import type { Measured } from "./measured.ts";
import { type BitsRecord, meanTerms } from "./record.ts";
import { lineOf, SIGMA_NAME } from "./sigma.ts";
import { words } from "./words.ts";

interface TermChartsProps {
  readonly measured: Measured;
}

/** Every term of the bound under each Σ, and what the network got wrong at each t. */
export function TermCharts({ measured }: TermChartsProps) {
  const { record } = measured;
  const t = useWords(controlWords);
  const w = useWords(words);
  const c = useWords(chartWords);
  const { bits, epsilon, x0 } = useMemo(() => seriesOf(measured.record), [measured]);
  const x: Axis = { domain: [1, record.T], kind: "log", label: "t", ticks: timeTicks(record.T) };
  const sayX = (value: number) => `t = ${value}`;
  const named = bits.map((series) => ({ ...series, name: t(SIGMA_NAME[series.sigma]) }));
  const csv = () => termsCsv(record);
  const count = named[0]?.points.length ?? 0;
  return (
    <>
      <Chart
        title={w("terms")}
        x={x}
        y={{ domain: extent(named, 1, true), kind: "log", label: w("termsY") }}
        series={named}
        sayX={sayX}
        file="backstep-terms"
        csv={csv}
      >
        <Fold label={c("asTable")}>
          <DataTable
            title={w("terms")}
            columns={[
              { id: "t", name: "t" },
              ...named.map(({ id, name }) => ({ id, name })),
              { id: "epsilon", name: "(ε − ε̂)²" },
              { id: "x0", name: "(x₀ − x̂₀)²" },
            ]}
            rows={Array.from({ length: count }, (_, i) => count - 1 - i).map((i) => [
              String(named[0]!.points[i]![0]),
              ...[...named, epsilon, x0].map(({ points }) => short(points[i]?.[1] ?? Number.NaN)),
            ])}
          />
        </Fold>
      </Chart>
      <div className={css.two}>
        <Chart
          title={w("epsilonMse")}
          x={x}
          y={{ domain: extent([epsilon], 1, true), kind: "log", label: w("epsilonY") }}
          series={[{ ...epsilon, name: w("epsilonY") }]}
          sayX={sayX}
          height={220}
          file="backstep-epsilon-mse"
          csv={csv}
        />
        <Chart
          title={w("x0Mse")}
          x={x}
          y={{ domain: extent([x0], 1, true), kind: "log", label: w("x0Y") }}
          series={[{ ...x0, name: w("epsilonY") }]}
          sayX={sayX}
          height={220}
          file="backstep-x0-mse"
          csv={csv}
        />
      </div>
    </>
  );
}

function seriesOf(record: BitsRecord) {
  const line = (pick: (term: BitsTerm) => number): Pick<Series, "points" | "band"> => {
    const means = meanTerms(record, pick);
    const band = means.map(({ t, mean, deviation }) => [t, mean - deviation, mean + deviation] as const);
    return { points: means.map(({ t, mean }) => [t, mean] as const), band: record.terms.length > 1 ? band : undefined };
  };
  return {
    bits: record.sigmas.map((sigma) => ({
      id: sigma,
      sigma,
      ...lineOf(sigma, record.learns),
      ...line((term) => bitsUnder(term, sigma)),
    })),
    epsilon: { id: "epsilon", name: "", tone: "accent" as const, ...line((term) => term.epsilonMse) },
    x0: { id: "x0", name: "", tone: "accent" as const, ...line((term) => term.x0Mse) },
  };
}

function timeTicks(T: number): number[] {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].filter((t) => t <= T);
}
