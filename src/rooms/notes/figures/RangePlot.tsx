import { type ReactNode, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { fixed, short } from "../../../ui/charts/format.ts";
import type { Point } from "../../../ui/charts/series.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { ChainSlider } from "../figure/ChainSlider.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Band, Dot, Line, Upright } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Plot } from "../figure/Plot.tsx";
import { Slider } from "../figure/Slider.tsx";
import { TimeSlider } from "../figure/TimeSlider.tsx";
import { rangeSigma } from "../toy/range.ts";
import { scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";

/** β and β̃, the corridor between them, and where in it a learned v puts σ². */
export function RangePlot({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [T, setT] = useState(1000);
  const [part, setPart] = useState(0.3);
  const [v, setV] = useState(0);
  const schedule = scheduleNamed("linear", T);
  const t = Math.max(2, Math.round(T ** part));
  const i = t - 1;
  const times = Array.from({ length: T - 1 }, (_, k) => k + 2);
  const beta = (at: number) => schedule.betas[at - 1]!;
  const upper = times.map((at): Point => [at, 1]);
  const lower = times.map((at): Point => [at, schedule.posteriorVariance[at - 1]! / beta(at)]);
  const learned = times.map((at): Point => [at, rangeSigma(schedule, at - 1, v) ** 2 / beta(at)]);
  const ratio = schedule.posteriorVariance[i]! / schedule.betas[i]!;
  const sigma = rangeSigma(schedule, i, v);

  return (
    <Figure
      caption={children}
      controls={
        <>
          <Slider
            label={say("placeInRange")}
            symbol="v"
            value={v}
            min={-1}
            max={1}
            step={0.05}
            shown={fixed(v, 2)}
            said={`v = ${fixed(v, 2)}`}
            onChange={setV}
          />
          <TimeSlider T={T} value={t} min={2} onChange={(at) => setPart(Math.log(at) / Math.log(T))} />
          <ChainSlider value={T} longest={4000} onChange={setT} />
        </>
      }
    >
      <Plot
        label={say("rangePlot", { T })}
        x={{
          domain: [2, T],
          kind: "log",
          label: "t",
          ticks: [2, 5, 10, 50, 100, 500, 1000, 4000].filter((at) => at <= T),
        }}
        y={{ domain: [0, 1.05], label: say("varianceAxis"), ticks: [0, 0.25, 0.5, 0.75, 1] }}
      >
        {(frame) => (
          <>
            <Band frame={frame} points={upper} lower={lower} tone="accent" />
            <Line frame={frame} points={upper} />
            <Line frame={frame} points={lower} dashed />
            <Line frame={frame} points={learned} tone="accent" />
            <Upright frame={frame} at={t} />
            <Dot frame={frame} at={[t, sigma ** 2 / beta(t)]} />
          </>
        )}
      </Plot>
      <Legend
        entries={[
          { id: "beta", tone: "ink", text: <M>{"\\beta_t"}</M> },
          { id: "learned", tone: "accent", text: <M>{"\\sigma_t^2(v)"}</M> },
          { id: "tilde", tone: "ink", dashed: true, text: <M>{"\\tilde\\beta_t"}</M> },
        ]}
      />
      <Numbers
        items={[
          { id: "beta", name: <M>{"\\sqrt{\\beta_t}"}</M>, value: short(Math.sqrt(schedule.betas[i]!)) },
          { id: "sigma", name: <M>{"\\sigma_t(v)"}</M>, value: short(sigma) },
          {
            id: "tilde",
            name: <M>{"\\sqrt{\\tilde\\beta_t}"}</M>,
            value: short(Math.sqrt(schedule.posteriorVariance[i]!)),
          },
          { id: "ratio", name: <M>{`\\tilde\\beta_t / \\beta_t, t = ${t}`}</M>, value: fixed(ratio, 4) },
        ]}
      />
    </Figure>
  );
}
