import { useMemo, useState } from "react";
import type { Sigma } from "../../diffusion/likelihood.ts";
import { useWords } from "../../i18n/words.ts";
import { Chart } from "../../ui/charts/Chart.tsx";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { extent, type Series } from "../../ui/charts/series.ts";
import { words as controlWords } from "../../ui/controls/words.ts";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { number } from "../../ui/run/format.ts";
import css from "./bits.module.css";
import { curveCsv } from "./files.ts";
import type { Measured } from "./measured.ts";
import { isOnAxis, rateAxis } from "./rate-axis.ts";
import { codingCurve } from "./record.ts";
import { SIGMA_NAME } from "./sigma.ts";
import { words } from "./words.ts";

interface CodingProps {
  readonly measured: Measured;
}

/** Figure 5 of the DDPM paper for these pictures: rate, distortion, and the steps they come with. */
export function Coding({ measured }: CodingProps) {
  const { record } = measured;
  const t = useWords(controlWords);
  const w = useWords(words);
  const [chosen, setChosen] = useState<Sigma>("learned");
  const sigma = record.sigmas.includes(chosen) ? chosen : "fixedSmall";
  const curve = useMemo(() => codingCurve(measured.record, sigma), [measured, sigma]);
  const several = record.terms.length > 1;
  const { T } = record;

  const one = (id: string, name: string, part: Pick<Series, "points" | "band">): Series[] => [
    { id, name, tone: "accent", ...part, band: several ? part.band : undefined },
  ];
  const told = curve.filter(isOnAxis);
  const rd = one("rd", w("distortion"), {
    points: told.map(({ rate, distortion }) => [rate, distortion]),
    band: told.map(({ rate, distortion, distortionDeviation: d }) => [rate, distortion - d, distortion + d]),
  });
  const distortion = one("distortion", w("distortion"), {
    points: curve.map((point) => [T - point.t + 1, point.distortion]),
    band: curve.map((point) => [
      T - point.t + 1,
      point.distortion - point.distortionDeviation,
      point.distortion + point.distortionDeviation,
    ]),
  });
  const rate = one("rate", w("rate"), {
    points: curve.map((point) => [T - point.t + 1, point.rate]),
    band: curve.map((point) => [T - point.t + 1, point.rate - point.rateDeviation, point.rate + point.rateDeviation]),
  });
  const upFrom0 = (series: readonly Series[]): [number, number] => [0, extent(series, 1, false)[1]];
  const steps = { domain: [1, T], label: w("reverse") } as const;
  const csv = () => curveCsv(curve, T);
  const sayStep = (step: number) => w("sayReverse", { step });

  return (
    <section className={css.section} aria-labelledby="bits-coding">
      <div className={css.sectionHead}>
        <h2 id="bits-coding" className={css.sectionTitle}>
          {w("coding")}
        </h2>
        <Segmented
          label={w("codingSigma")}
          value={sigma}
          options={record.sigmas.map((value) => ({ value, label: t(SIGMA_NAME[value]) }))}
          onChange={setChosen}
        />
      </div>
      <p className={css.lead}>{w("codingLead")}</p>
      <div className={css.beside}>
        <Chart
          title={w("rd")}
          x={{ ...rateAxis(told.map(({ rate }) => rate)), label: w("rate") }}
          y={{ domain: upFrom0(distortion), label: w("distortion") }}
          series={rd}
          sayX={(value) => w("sayRate", { rate: number(value, 3) })}
          height={320}
          file="backstep-rate-distortion"
          csv={csv}
        />
        <DataTable
          title={w("table")}
          columns={[
            { id: "steps", name: w("reverse") },
            { id: "rate", name: w("rate") },
            { id: "distortion", name: w("distortion") },
          ]}
          rows={curve.map((point) => [
            String(T - point.t + 1),
            several ? `${number(point.rate, 4)} ± ${number(point.rateDeviation, 4)}` : number(point.rate, 4),
            several
              ? `${number(point.distortion, 2)} ± ${number(point.distortionDeviation, 2)}`
              : number(point.distortion, 2),
          ])}
        />
      </div>
      <div className={css.two}>
        <Chart
          title={w("rdSteps")}
          x={steps}
          y={{ domain: upFrom0(distortion), label: w("distortion") }}
          series={distortion}
          sayX={sayStep}
          height={220}
          file="backstep-distortion-steps"
          csv={csv}
        />
        <Chart
          title={w("rateSteps")}
          x={steps}
          y={{ domain: upFrom0(rate), label: w("rate") }}
          series={rate}
          sayX={sayStep}
          height={220}
          file="backstep-rate-steps"
          csv={csv}
        />
      </div>
    </section>
  );
}
